import assert from 'node:assert/strict';
import { line, list, prose, table, toMarkdown, toPlainText } from '../../server/src/text/rich-text.js';

describe('rich text', () => {
  const escapes: [string, string][] = [
    ['*bold* _x_ `c`', '\\*bold\\* \\_x\\_ \\`c\\`'],
    ['[a](b)', '\\[a\\](b)'],
    ['<img src=x>', '\\<img src=x\\>'],
    ['a & b', 'a &amp; b'],
    ['a | b', 'a \\| b'],
    ['# title', '\\# title'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['P5 - P95', 'P5 - P95'],
    ['$2.50', '$2.50'],
    ['two\n\nlines', 'two lines'],
  ];
  for (const [text, wanted] of escapes)
    it(`${JSON.stringify(text)} is only text in Markdown`, () => assert.equal(toMarkdown([line(text)]), wanted));

  it('keeps code as it is, whatever it holds', () => {
    assert.equal(toMarkdown([line({ code: 'a_b * c' })]), '`a_b * c`');
    assert.equal(toMarkdown([line({ code: 'a`b' })]), '``a`b``');
    assert.equal(toMarkdown([line({ code: '`a`' })]), '`` `a` ``');
  });

  it('makes names between backticks code, and leaves a lone backtick alone', () => {
    assert.deepEqual(prose('The peak of `mfu_basis`.'), ['The peak of ', { code: 'mfu_basis' }, '.']);
    assert.deepEqual(prose('a ` b'), ['a ` b']);
  });

  it('writes tables and lists', () => {
    const pieces = [table(['', 'P50'], [[{ code: 'a|b' }, '1 | 2']]), list([['one ', { strong: 'two' }]])];
    assert.equal(toMarkdown(pieces), '|  | P50 |\n| :-- | --: |\n| `a\\|b` | 1 \\| 2 |\n\n- one **two**');
    assert.equal(toPlainText(pieces), '       P50\na|b  1 | 2\n\n- one two');
  });

  it('has no mark-up as plain text', () => {
    const text = toPlainText([line({ strong: 'mfu' }, ' = ', { code: '41%' }, ' ', { link: 'page', to: 'file:///a' })]);
    assert.equal(text, 'mfu = 41% page: file:///a');
  });
});
