/** The page a panel starts with, what it may say, and what it may have saved. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { FromPage, PanelState } from '../../server/src/protocol.js';
import { loadClient } from './load.js';

interface Parts {
  pageHtml(parts: Record<'script' | 'style' | 'source' | 'nonce' | 'language', string>): string;
  readMessage(value: unknown): FromPage | undefined;
  rememberedUri(state: unknown): string | undefined;
  decodeExport(mime: string, content: string): Uint8Array;
  safeName(name: string): string;
}

const state: PanelState = {
  uri: 'file:///a.scale',
  view: 'curves',
  version: 3,
  charts: 1,
  curvePoints: 20,
  budgetRows: 3,
  stale: false,
  total: '31M GPU-hours',
};

describe('the page of the preview', () => {
  let parts: Parts;

  before(async () => {
    parts = await loadClient<Parts>('client/src/preview/html.ts', 'client/src/preview/messages.ts', 'client/src/preview/export-content.ts');
  });

  it('lets only what carries the nonce run, and nothing from elsewhere', () => {
    const html = parts.pageHtml({ script: 'webview.js', style: 'webview.css', source: 'vscode-resource:', nonce: 'abc', language: 'en' });
    const policy = /Content-Security-Policy" content="([^"]*)"/u.exec(html)?.[1];
    assert.equal(
      policy,
      "default-src 'none'; script-src 'nonce-abc'; style-src 'nonce-abc' vscode-resource:; img-src blob: data:; font-src vscode-resource:",
    );
    assert.equal(html.match(/<script /gu)?.length, html.match(/<script nonce="abc" src=/gu)?.length);
    assert.doesNotMatch(html, /<style|style=|onload=/u);
  });

  it('writes addresses as text', () => {
    const html = parts.pageHtml({ script: '"><img src=x>', style: 's', source: 's', nonce: 'abc', language: 'en' });
    assert.doesNotMatch(html, /<img/u);
  });

  for (const message of [
    { type: 'ready' },
    { type: 'goto', uri: 'file:///a.scale', offset: 12 },
    { type: 'save', name: 'a.svg', mime: 'image/svg+xml', content: '<svg/>' },
    { type: 'state', state },
  ]) {
    it(`is understood when it says ${message.type}`, () => {
      assert.deepEqual(parts.readMessage(message), message);
    });
  }

  for (const message of [
    null,
    'ready',
    4,
    {},
    { type: 'run' },
    { type: 'goto', uri: 'file:///a.scale', offset: -1 },
    { type: 'goto', uri: 'file:///a.scale', offset: 0.5 },
    { type: 'goto', offset: 1 },
    { type: 'save', name: 'a', mime: 'b' },
    { type: 'state', state: { ...state, view: 'other' } },
    { type: 'state' },
    { type: 'toString' },
  ]) {
    it(`is not listened to when it says ${JSON.stringify(message)}`, () => {
      assert.equal(parts.readMessage(message), undefined);
    });
  }

  it('may say anything without harm', () => {
    fc.assert(
      fc.property(fc.anything(), value => {
        const message = parts.readMessage(value);
        assert.ok(message === undefined || ['ready', 'goto', 'save', 'state'].includes(message.type));
      }),
    );
  });

  it('passes on nothing that the protocol does not name', () => {
    assert.deepEqual(parts.readMessage({ type: 'goto', uri: 'u', offset: 1, command: 'rm' }), { type: 'goto', uri: 'u', offset: 1 });
  });

  it('is restored to the file it remembers', () => {
    assert.equal(parts.rememberedUri({ uri: 'file:///a.scale' }), 'file:///a.scale');
    for (const nothing of [undefined, null, {}, { uri: '' }, { uri: 4 }, 'file:///a.scale'])
      assert.equal(parts.rememberedUri(nothing), undefined);
  });

  it('has texts saved as UTF-8 and pictures as the bytes they are', () => {
    assert.equal(new TextDecoder().decode(parts.decodeExport('text/csv', '核心,1')), '核心,1');
    assert.deepEqual([...parts.decodeExport('image/png', 'iVBORw==')], [0x89, 0x50, 0x4e, 0x47]);
    assert.deepEqual([...parts.decodeExport('image/png', 'data:image/png;base64,iVBORw==')], [0x89, 0x50, 0x4e, 0x47]);
  });

  it('cannot choose a folder by a name', () => {
    assert.equal(parts.safeName('../../.profile'), 'profile');
    assert.equal(parts.safeName('核心-curves.svg'), '核心-curves.svg');
    assert.equal(parts.safeName('///'), 'preview');
    fc.assert(fc.property(fc.string(), name => assert.match(parts.safeName(name), /^[^./\\:][^/\\:]*$/u)));
  });
});
