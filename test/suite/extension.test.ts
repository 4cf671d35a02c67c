/** The extension inside a real editor: few tests of the joints, everything else is tested without an editor. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { PanelState } from '../../server/src/protocol.js';
import { addLineBelow, doubled, openExample, placeOf, replace, revert } from './example.js';
import { eventually } from './waiting.js';

const inPhase = /^pretrain core\b/mu;

describe('the extension in the editor', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openExample();
  });

  afterEach(async () => {
    await revert(document);
  });

  it('starts when a .scale file is opened', async () => {
    assert.equal(document.languageId, 'scale');
    // Nobody calls activate() here: opening the file alone must be enough.
    await eventually('the extension to start', () => vscode.extensions.getExtension('scale-lang.scale-lang')?.isActive);
  });

  it('shows the range of a property on hover', async () => {
    const text = await eventually('a hover', () => hoverText(document, placeOf(document, 'gpu_hours', inPhase).start));
    assert.match(text, /P5/);
    assert.match(text, /P95/);
    assert.match(text, /\d/);
    assert.doesNotMatch(text, /NaN|undefined/);
  });

  it('marks a misspelt property and repairs it', async () => {
    const line = await addLineBelow(document, placeOf(document, '{', inPhase), '  epoch: 1');
    const misspelt = await eventually('a diagnostic', () =>
      vscode.languages.getDiagnostics(document.uri).find(({ range }) => range.start.line === line),
    );
    const repair = await eventually('a quick fix', async () => (await codeActions(document, misspelt.range)).find(({ edit }) => edit));
    assert.ok(await vscode.workspace.applyEdit(repair.edit!));
    assert.match(document.lineAt(line).text, /^\s*epochs: 1/);
  });

  it('offers the properties of a block', async () => {
    const line = await addLineBelow(document, placeOf(document, '{', inPhase), '  ');
    const list = await eventually('completions', () => completions(document, new vscode.Position(line, 2)));
    const labels = list.items.map(({ label }) => (typeof label === 'string' ? label : label.label));
    assert.ok(labels.includes('epochs'), `epochs is missing among ${labels.join(' ')}`);
  });

  it('takes a finding back when its cause is gone, and finds no errors in the example as it stands', async () => {
    await addLineBelow(document, placeOf(document, '{', inPhase), '  epoch: 1');
    await eventually('an error', () => errorsIn(document).length > 0);
    await revert(document);
    await eventually('the errors to go', () => errorsIn(document).length === 0);
  });
});

describe('the preview panel in the editor', () => {
  let document: vscode.TextDocument;

  before(async () => {
    document = await openExample();
    await vscode.commands.executeCommand('scale.openPreviewToSide');
  });

  afterEach(async () => {
    await revert(document);
  });

  it('draws the curves and the budget of the file', async () => {
    const state = await panelState('the first picture', ({ charts, budgetRows }) => charts > 0 && budgetRows > 0);
    assert.equal(state.uri, document.uri.toString());
    assert.ok(state.curvePoints > 0);
    assert.equal(state.stale, false);
    assert.match(state.total, /\d/);
  });

  it('follows an edited number', async () => {
    const before = await panelState('the first picture', ({ budgetRows, stale }) => budgetRows > 0 && !stale);
    const name = placeOf(document, 'gpu_hours', inPhase);
    const value = new vscode.Range(name.end, document.lineAt(name.end.line).range.end);
    await replace(document, value, doubled(document.getText(value)));
    const version = document.version;
    const after = await panelState('the picture of the edited text', state => state.version >= version && !state.stale);
    assert.notEqual(after.total, before.total);
  });

  it('keeps the picture while the text is broken', async () => {
    await panelState('the first picture', ({ charts, stale }) => charts > 0 && !stale);
    await addLineBelow(document, placeOf(document, '{', inPhase), '  mfu: ) to {');
    const version = document.version;
    const state = await panelState('an answer to the broken text', shown => shown.stale || shown.version >= version);
    assert.ok(state.charts > 0);
    assert.ok(state.budgetRows > 0);
    assert.doesNotMatch(state.total, /NaN|undefined/);
  });
});

const errorsIn = ({ uri }: vscode.TextDocument): vscode.Diagnostic[] =>
  vscode.languages.getDiagnostics(uri).filter(({ severity }) => severity === vscode.DiagnosticSeverity.Error);

/** The text of all hovers at a place, or undefined while there is none. */
async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string | undefined> {
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, position);
  const text = hovers
    .flatMap(({ contents }) => contents)
    .map(content => (typeof content === 'string' ? content : content.value))
    .join('\n');
  return text === '' ? undefined : text;
}

async function codeActions(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
  const kind = vscode.CodeActionKind.QuickFix.value;
  return vscode.commands.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', document.uri, range, kind);
}

/** The completions at a place, or undefined while there are none. */
async function completions(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.CompletionList | undefined> {
  const list = await vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, position);
  return list.items.length > 0 ? list : undefined;
}

/** What the page shows, as soon as it is what the test waits for. */
async function panelState(what: string, wanted: (state: PanelState) => boolean): Promise<PanelState> {
  return eventually(what, async () => {
    const state = await vscode.commands.executeCommand<PanelState | null>('scale.inspectPreview');
    return state !== null && wanted(state) ? state : undefined;
  });
}
