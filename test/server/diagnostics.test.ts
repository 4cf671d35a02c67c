import assert from 'node:assert/strict';
import { DiagnosticSeverity, type Diagnostic } from 'vscode-languageserver/node';
import { marked, offsetIn } from './marked.js';
import { memoryHost } from './memory-host.js';
import { threePhases, trainingPlan } from './plans.js';
import { fullClient, startSession, withDocument } from './session.js';

/** The findings of a text, each with the words it marks. */
const findingsOf = (source: string): Promise<{ marked: string; finding: Diagnostic }[]> =>
  withDocument(source, async (session, uri) => {
    const { text } = marked(source);
    const wordsAt = ({ range }: Diagnostic): string => text.slice(offsetIn(text, range.start), offsetIn(text, range.end));
    return (await session.diagnosticsOf(uri)).map(finding => ({ marked: wordsAt(finding), finding }));
  });

describe('diagnostics', () => {
  for (const [what, plan] of [
    ['a plan of one phase', trainingPlan],
    ['a plan of three phases', threePhases],
    ['an empty file', ''],
  ] as const) {
    it(`are none about ${what}`, async () => {
      const findings = await findingsOf(plan);
      assert.deepEqual(
        findings.filter(({ finding }) => finding.severity! <= 2).map(({ finding }) => finding.message),
        [],
      );
    });
  }

  it('mark the smallest wrong span, with code, source and severity', async () => {
    const [first] = await findingsOf('pretrain a {\n  <|epoch|>: 1\n}\n');
    assert.equal(first!.marked, 'epoch');
    assert.match(String(first!.finding.code), /^SC\d+$/);
    assert.equal(first!.finding.source, 'scale');
    assert.match(String(first!.finding.message), /epochs/);
  });

  it('count UTF-16 units behind emoji and Chinese', async () => {
    const [first] = await findingsOf('/* 😀预 */ pretrain a { <|epoch|>: 1 }\n');
    assert.equal(first!.marked, 'epoch');
    assert.deepEqual(first!.finding.range.start, { line: 0, character: 23 });
  });

  it('point at the other place, in this file and in others', async () => {
    const findings = await findingsOf('pretrain a {\n  epochs: 1\n  epochs: 2\n}\n');
    const related = findings.flatMap(({ finding }) => finding.relatedInformation ?? []);
    assert.ok(related.length > 0);
    assert.equal(related[0]!.location.uri, 'file:///plans/plan.scale');
  });

  it('link to the page about their code where it is installed', async () => {
    const host = memoryHost();
    host.pageOf = page => `file:///product/${page}`;
    const [first] = await withDocument('pretrain a {\n  epoch: 1\n}\n', (session, uri) => session.diagnosticsOf(uri), { host });
    assert.equal(first!.codeDescription!.href, `file:///product/docs/reference/diagnostics.md#${String(first!.code).toLowerCase()}`);
  });

  it('have no related places for an editor that cannot show them', async () => {
    const params = structuredClone(fullClient);
    params.capabilities.textDocument!.publishDiagnostics = {};
    await withDocument(
      'pretrain a {\n  epochs: 1\n  epochs: 2\n}\n',
      async (session, uri) => {
        for (const finding of await session.diagnosticsOf(uri)) {
          assert.equal(finding.relatedInformation, undefined);
          assert.equal(finding.codeDescription, undefined);
        }
      },
      { params },
    );
  });

  it('take their severity from the settings', async () => {
    const source = 'pretrain a {\n  epoch: 1\n}\n';
    const code = String((await findingsOf(source))[0]!.finding.code);
    for (const [wanted, severity] of [
      ['hint', DiagnosticSeverity.Hint],
      ['off', undefined],
    ] as const) {
      const session = await startSession(undefined, { ...fullClient, initializationOptions: { scale: { severity: { [code]: wanted } } } });
      const uri = await session.open(source);
      const findings = await session.diagnosticsOf(uri);
      assert.equal(findings.find(finding => finding.code === code)?.severity, severity);
      session.dispose();
    }
  });

  it('are taken back when the document is closed', () =>
    withDocument('pretrain a {\n  epoch: 1\n}\n', async (session, uri) => {
      await session.diagnosticsOf(uri);
      await session.close(uri);
      const last = await session.eventually('the empty findings', () =>
        session.published.findLast(each => each.uri === uri && each.version === undefined),
      );
      assert.deepEqual(last.diagnostics, []);
    }));
});
