import assert from 'node:assert/strict';
import { cssTheme, layout, lightTheme, toSvg } from '../../chart/scene/index.js';
import { posttrainChart, pretrainChart, unavailableChart } from '../panel/sample.js';
import { allElements, parseXml, textOf } from './xml.js';

const size = { width: 720, height: 440 };

describe('a picture as SVG', () => {
  it('is one svg element with namespace, role, name and description', () => {
    const root = parseXml(toSvg(layout(pretrainChart, size, lightTheme)));
    assert.equal(root.attributes['xmlns'], 'http://www.w3.org/2000/svg');
    assert.equal(root.attributes['role'], 'img');
    assert.equal(root.attributes['viewBox'], '0 0 720 440');
    const [title, description] = root.children;
    assert.ok(typeof title === 'object' && title.name === 'title' && textOf(title) === 'Pre-training: base');
    assert.ok(typeof description === 'object' && description.name === 'desc');
    assert.match(textOf(description), /Loss against training compute.*Llama 3\.1 405B/u);
  });

  it('writes what it is told to say instead', () => {
    const root = parseXml(toSvg(layout(pretrainChart, size, lightTheme), { title: 'A < B', description: '"q" & r' }));
    assert.deepEqual(
      root.children.slice(0, 2).map(child => (typeof child === 'string' ? child : textOf(child))),
      ['A < B', '"q" & r'],
    );
  });

  it('holds no inline style and no script, so that a strict content policy accepts it', () => {
    for (const element of allElements(parseXml(toSvg(layout(posttrainChart, size, cssTheme))))) {
      assert.equal(element.attributes['style'], undefined);
      assert.ok(element.name !== 'style' && element.name !== 'script');
    }
  });

  it('raises exponents by shifting smaller digits', () => {
    const raised = allElements(parseXml(toSvg(layout(pretrainChart, size, lightTheme)))).filter(element => element.name === 'tspan');
    assert.ok(raised.length > 3);
    assert.ok(raised.every(element => Number(element.attributes['dy']) < 0));
  });

  it('refers only to definitions it holds', () => {
    const svg = toSvg(layout(pretrainChart, size, lightTheme));
    const ids = new Set(allElements(parseXml(svg)).map(element => element.attributes['id']));
    const used = [...svg.matchAll(/url\(#([^)]+)\)/gu)].map(match => match[1]);
    assert.ok(used.length > 0 && used.every(id => ids.has(id)));
  });

  it('takes colours of a page from its variables', () => {
    assert.match(toSvg(layout(pretrainChart, size, cssTheme)), /stroke="var\(--vscode-charts-blue, #3794ff\)"/u);
  });

  it('writes markup in names as text', () => {
    const set = { ...unavailableChart, title: '<script>alert(1)</script>', unavailable: 'a & b\u0000' };
    const root = parseXml(toSvg(layout(set, size, lightTheme)));
    assert.ok(allElements(root).every(element => element.name !== 'script'));
    assert.match(textOf(root), /<script>/u);
  });
});
