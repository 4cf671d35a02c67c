import assert from 'node:assert/strict';
import { foldFullWidth, normaliseFullWidth, parse } from '../../grammar/src/index.js';
import { errorsIn, outlineOf } from './support.js';

describe('full-width forms', () => {
  it('are read as ASCII outside strings and comments', () => {
    const text = 'ｍｏｄｅｌ　ａ｛ｘ：１０％，ｙ：ｆ（ｂ，［１，２］）　＂：＂｝　／／ ：';
    assert.deepEqual(outlineOf(text), ['model a { x: 10%; y: f(b, [1, 2]) "：" }']);
    assert.deepEqual(errorsIn(text), []);
  });

  it('are reported run by run, blanks not', () => {
    const told = parse('count：5　卡，a: “：” // ：').problems.map(({ code, text, start, end }) => [code, text, start, end]);
    assert.deepEqual(told, [
      ['full-width', '：', 5, 6],
      ['full-width', '，', 9, 10],
    ]);
  });

  it('close a string only if they opened it', () => {
    assert.deepEqual(outlineOf('a: "x＂y", b: ＂p"'), ['a: "x＂y"', 'b: "p"']);
    assert.deepEqual(outlineOf('a: “x"y＂”'), ['a: "x\\"y＂"']);
  });

  it('fold without moving anything', () => {
    const text = '价格：￥５ “：” /* ： */ //：\n／／：';
    assert.equal(normaliseFullWidth(text), '价格:¥5 “：” /* ： */ //：\n//：');
    assert.equal(foldFullWidth('Ａ：“￥”'), 'A:“¥”');
    assert.equal(normaliseFullWidth('plain'), 'plain');
  });

  it('leave names of any script as they are', () =>
    assert.deepEqual(outlineOf('モデル１：𠮷野, données: Δ_é'), ['モデル1: 𠮷野', 'données: Δ_é']));
});
