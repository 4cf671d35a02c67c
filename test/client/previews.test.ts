/** The panels of a window: which file each shows, and what it does when the server, the page or the user acts. */
import assert from 'node:assert/strict';
import type { PanelState, PreviewData } from '../../server/src/protocol.js';
import type * as Fake from './fake-vscode.js';
import { loadClient } from './load.js';
import { figures, problem } from './sample.js';

interface Previews {
  open(uri: string, placement: 'here' | 'beside'): { revealBlock(block: string): void };
  restore(view: Fake.FakePanel, uri: string): void;
  toggleLock(): void;
  fileInUse(): string | undefined;
  inspect(): PanelState | null;
}

interface Parts {
  Previews: new (context: unknown, figures: unknown) => Previews;
  vscode: typeof Fake;
}

const [a, b] = ['file:///plans/a.scale', 'file:///plans/b.scale'];

describe('the previews', () => {
  let parts: Parts;
  let stage: typeof Fake.stage;
  let previews: Previews;
  let memory: Map<string, unknown>;
  let changed: Fake.EventEmitter<string>;
  let answer: (uri: string) => Promise<PreviewData | null>;

  before(async () => {
    parts = await loadClient<Parts>('client/src/preview/follow.ts');
    stage = parts.vscode.stage;
  });

  beforeEach(() => {
    stage.reset();
    memory = new Map();
    changed = new parts.vscode.EventEmitter<string>();
    answer = uri => Promise.resolve(figures(uri, 1));
    previews = start();
    stage.focus(a);
  });

  function start(): Previews {
    const workspaceState = {
      get: (key: string) => memory.get(key),
      update: (key: string, value: unknown) => Promise.resolve(memory.set(key, value)),
    };
    const context = { extensionUri: parts.vscode.Uri.parse('file:///extension'), workspaceState };
    return new parts.Previews(context, { of: (uri: string) => answer(uri), onDidChange: changed.event });
  }

  /** Lets everything that waits for an answer go on. */
  const settled = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

  async function opened(uri = a): Promise<Fake.FakePanel> {
    previews.open(uri, 'beside');
    const panel = stage.panels.at(-1)!;
    panel.received.fire({ type: 'ready' });
    await settled();
    return panel;
  }

  const shownFiles = (panel: Fake.FakePanel): unknown[] =>
    panel.posted.filter(({ type }) => type === 'data').map(({ data }) => (data as PreviewData).uri);

  it('say nothing to a page that is not ready', async () => {
    previews.open(a, 'beside');
    await settled();
    assert.deepEqual(stage.panels[0]!.posted, []);
  });

  it('set the page once and send figures as messages', async () => {
    const panel = await opened();
    const html = panel.webview.html;
    changed.fire(a);
    await settled();
    assert.equal(panel.webview.html, html);
    assert.deepEqual(shownFiles(panel), [a, a]);
    assert.doesNotMatch(html, /plans/u);
  });

  it('follow the active file, and only files of the language', async () => {
    const panel = await opened();
    stage.focus(b);
    stage.focus('file:///readme.md', 'markdown');
    await settled();
    assert.deepEqual(shownFiles(panel), [a, b]);
    assert.equal(panel.title, 'Preview b.scale');
  });

  it('are opened once for a window', async () => {
    await opened();
    previews.open(b, 'beside');
    assert.equal(stage.panels.length, 1);
    assert.equal(previews.fileInUse(), b);
  });

  it('stay with their file while locked, and another follows', async () => {
    const locked = await opened();
    previews.toggleLock();
    stage.focus(b);
    const follower = await opened(b);
    assert.equal(stage.panels.length, 2);
    assert.deepEqual(shownFiles(locked), [a]);
    assert.deepEqual(shownFiles(follower), [b]);
    assert.equal(locked.title, '[Preview] a.scale');
  });

  it('are restored with their file and their lock', async () => {
    await opened();
    previews.toggleLock();
    previews = start();
    const view = new parts.vscode.FakePanel();
    previews.restore(view, a);
    stage.focus(b);
    view.received.fire({ type: 'ready' });
    await settled();
    assert.deepEqual(shownFiles(view), [a]);
  });

  it('drop an answer that was overtaken', async () => {
    const panel = await opened();
    const waiting: ((data: PreviewData) => void)[] = [];
    answer = () => new Promise(resolve => waiting.push(resolve));
    changed.fire(a);
    changed.fire(a);
    await settled();
    waiting[1]!(figures(a, 3));
    await settled();
    waiting[0]!(figures(a, 2));
    await settled();
    assert.deepEqual(
      panel.posted.map(({ data }) => (data as PreviewData).version),
      [1, 3],
    );
  });

  it('keep the picture, and say why, when the server does not answer', async () => {
    const panel = await opened();
    answer = () => Promise.reject(new Error('the server is down'));
    changed.fire(a);
    await settled();
    assert.deepEqual(panel.posted.at(-1), { type: 'stale', reason: 'the server is down' });
  });

  it('say why there is no picture yet', async () => {
    answer = () => Promise.resolve(null);
    const panel = await opened();
    assert.deepEqual(panel.posted, [{ type: 'empty', reason: 'a.scale is not open as a .scale file.' }]);
    assert.deepEqual((await opened('file:///gone.scale')).posted.at(-1), { type: 'empty', reason: 'no such file' });
  });

  it('keep the last good picture while the text is broken', async () => {
    const panel = await opened();
    answer = uri => Promise.resolve(figures(uri, 2, { problem, charts: [], budgets: [] }));
    changed.fire(a);
    await settled();
    assert.deepEqual(panel.posted.at(-1)?.['data'], figures(a, 1, { problem }));
  });

  it('begin anew with a file that was closed and opened again', async () => {
    answer = uri => Promise.resolve(figures(uri, 9));
    const panel = await opened();
    answer = uri => Promise.resolve(figures(uri, 1));
    changed.fire(a);
    await settled();
    assert.deepEqual(
      panel.posted.map(({ type }) => type),
      ['data', 'empty', 'data'],
    );
  });

  it('wait for saving when they are set to', async () => {
    stage.settings['preview.refresh'] = 'onSave';
    const panel = await opened();
    const document = stage.focus(a);
    document.isDirty = true;
    changed.fire(a);
    await settled();
    assert.equal(shownFiles(panel).length, 1);
    document.isDirty = false;
    stage.saved.fire(document);
    await settled();
    assert.equal(shownFiles(panel).length, 2);
  });

  it('ask for nothing while hidden, and catch up when shown', async () => {
    const panel = await opened();
    panel.visible = false;
    changed.fire(a);
    await settled();
    assert.equal(shownFiles(panel).length, 1);
    panel.visible = true;
    panel.stateChanged.fire(undefined);
    await settled();
    assert.equal(shownFiles(panel).length, 2);
  });

  it('go to the source of their own file, and to no other', async () => {
    const panel = await opened();
    panel.received.fire({ type: 'goto', uri: 'file:///etc/passwd', offset: 0 });
    panel.received.fire({ type: 'goto', uri: a, offset: 7 });
    await settled();
    assert.deepEqual(stage.shown, [{ uri: a, offset: 7 }]);
  });

  it('bring a block into view when there is a picture', async () => {
    previews.open(a, 'beside').revealBlock('base');
    const panel = stage.panels[0]!;
    assert.deepEqual(panel.posted, []);
    panel.received.fire({ type: 'ready' });
    await settled();
    assert.deepEqual(
      panel.posted.map(({ type }) => type),
      ['data', 'reveal'],
    );
  });

  it('tell what they show, and nothing once they are closed', async () => {
    assert.equal(previews.inspect(), null);
    const panel = await opened();
    const state: PanelState = {
      uri: a,
      view: 'budget',
      version: 1,
      charts: 1,
      curvePoints: 5,
      budgetRows: 3,
      stale: false,
      total: '30M GPU-hours',
    };
    panel.received.fire({ type: 'state', state });
    assert.deepEqual(previews.inspect(), state);
    panel.dispose();
    assert.equal(previews.inspect(), null);
  });
});
