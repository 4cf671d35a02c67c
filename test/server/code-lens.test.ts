import assert from 'node:assert/strict';
import { threePhases } from './plans.js';
import { fullClient, startSession, uriOf, withDocument } from './session.js';

describe('code lens', () => {
  it('shows the most useful figures above each phase and budget', () =>
    withDocument(threePhases, async (session, uri) => {
      const lenses = await session.lenses(uri);
      const lines = threePhases.split('\n');
      const byBlock = new Map(lenses.map(({ range, command }) => [lines[range.start.line]!.split(' ')[1], command!]));
      assert.deepEqual([...byBlock.keys()], ['base', 'tune', 'serve', 'all']);
      assert.match(byBlock.get('base')!.title, /^≈ [\d.]+[kM]? H100-hours · [\d.]+ (days|hours) · \$[\d.]+[kMB]?$/);
      assert.match(byBlock.get('serve')!.title, /^≈ .*(\/day|per day).* · \$[\d.]+[kMB]?\/day$/);
      assert.match(
        byBlock.get('all')!.title,
        /^≈ [\d.]+[kM]? GPU-hours · \$[\d.]+[kMB]? · serve [\d.]+ % · base [\d.]+ % · tune (< )?[\d.]+ %$/,
      );
      assert.equal(byBlock.get('base')!.command, 'scale.openPreviewAt');
      assert.deepEqual(byBlock.get('base')!.arguments, [uri, 'base']);
    }));

  it('leaves out what is unknown', () =>
    withDocument('pretrain a {\n  mfu: 40%\n}\n', async (session, uri) => {
      const [lens] = await session.lenses(uri);
      assert.doesNotMatch(lens!.command!.title, /NaN|undefined|unknown|0 GPU/);
    }));

  for (const [text, title] of [
    ['testtime t { accuracy: 60% }', '≈ accuracy 60 %'],
    ['posttrain t { method: sft, accuracy: 60% }', '≈ accuracy 60 %'],
    ['testtime t { pass_at_1: 40%, strategy: best_of_n(samples: 8, verifier: exact) }', /^≈ .*pass_at_1 40 %$/],
    ['pretrain t { params: 7B, mfu: 40% }', '≈ 7B params · mfu 40 %'],
    ['pretrain t { params: 7B, tokens: 1T }\nbudget b { }', /^≈ loss [\d.]+ nats\/token · [\d.e]+ FLOP · 7B params$/],
    ['budget b { phases: [t] }\npretrain t { params: 7B, tokens: 1T }', /^≈ [\d.e]+ FLOP$/],
    ['pretrain t { }', 'No figures yet · preview'],
  ] as const) {
    it(`shows what else is known where neither time nor money is: ${text.replaceAll('\n', ' ')}`, () =>
      withDocument(text, async (session, uri) => {
        const [lens] = await session.lenses(uri);
        assert.match(lens!.command!.title, typeof title === 'string' ? new RegExp(`^${title}$`) : title);
      }));
  }

  it('can be switched off', async () => {
    const session = await startSession(undefined, { ...fullClient, initializationOptions: { lens: { enabled: false } } });
    await session.open(threePhases);
    assert.deepEqual(await session.lenses(uriOf('plan.scale')), []);
    session.dispose();
  });
});
