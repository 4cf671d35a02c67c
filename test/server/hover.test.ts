import assert from 'node:assert/strict';
import { fullClient, startSession, withDocument, type Session } from './session.js';
import { marked } from './marked.js';
import { memoryHost } from './memory-host.js';
import { threePhases, trainingPlan } from './plans.js';

/** The text of the hover at `<|>`; empty when there is none. */
const hoverAt = (source: string): Promise<string> =>
  withDocument(source, async (session, uri, { cursor }) => textOf(await session.hover(uri, cursor)));

const textOf = (hover: Awaited<ReturnType<Session['hover']>>): string =>
  hover === null ? '' : (hover.contents as { value: string }).value;

/** The plan with the cursor put behind the first letter of a text. */
const pointing = (plan: string, at: string): string => {
  const index = plan.indexOf(at);
  assert.ok(index >= 0, `${at} is not in the plan`);
  return `${plan.slice(0, index + 1)}<|>${plan.slice(index + 1)}`;
};

describe('hover', () => {
  it('shows a range as P5, P50 and P95 with unit, sentence and origin', async () => {
    const text = await hoverAt(pointing(trainingPlan, 'mfu: 30%'));
    assert.match(text, /`base\.mfu` = \*\*30 – \d[\d.]* – 45 %\*\* \(P5 – P50 – P95\)/);
    assert.match(text, /Model FLOP over the dense peak/);
    assert.match(text, /Given; source: assumption\./);
  });

  it('says beside a utilisation what it is by other conventions, as far as those are known', async () => {
    const architecture =
      'layers: 32, hidden_size: 4096, heads: 32, kv_heads: 8, intermediate_size: 14_336, vocab_size: 128_256, context: 8192 tokens';
    const known = await hoverAt(
      pointing(trainingPlan.replace('params: 7B params', architecture).replace('30% to 45% "assumption"', '40%'), 'mfu: 40%'),
    );
    assert.match(
      known,
      /By other conventions:[^`]*`mfu_parameters` = \*\*40 %\*\*[^`]*`mfu_non_embedding` = \*\*34\.8 %\*\*[^`]*`mfu_attention` = \*\*50\.7 %\*\*/,
    );
    assert.match(known, /`hfu`/);
    assert.doesNotMatch(await hoverAt(pointing(trainingPlan, 'mfu: 30%')), /`mfu_attention`/);
  });

  it('fills the formula of a derived value with its inputs and where they come from', async () => {
    const text = await hoverAt(`${trainingPlan}\nlet hours = base.gpu_h<|>ours\n`);
    assert.match(text, /`base\.gpu_hours` = \*\*[\d.]+[kM]? – [\d.]+[kM]? – [\d.]+[kM]? GPU-hours\*\*/);
    assert.match(text, /`gpu_hours = .*mfu.*`/);
    assert.match(text, /`mfu` = \*\*[\d.]+ %\*\* \(.*given; source: assumption\)/);
    assert.match(text, /989 TFLOP\/s/);
  });

  it('names an assumption with its reason', async () => {
    const text = await hoverAt(`${trainingPlan}\nlet e = base.exp<|>eriments\n`);
    assert.match(text, /Assumption: no trials are named/);
  });

  it('says why a value is unknown, and never shows a number for it', async () => {
    const text = await hoverAt('pretrain base {\n  mfu: 40%\n}\nlet c = base.co<|>st\n');
    assert.match(text, /unknown, because /);
    assert.doesNotMatch(text, /NaN|undefined|Infinity/);
  });

  it('shows the table of a block on its kind and on its name', async () => {
    for (const at of ['pretrain base', 'base "Base run"']) {
      const text = await hoverAt(pointing(trainingPlan, at));
      assert.match(text, /pretrain base/);
      assert.match(text, /Base run/);
      assert.match(text, /\| P5 \| P50 \| P95 \|/);
      assert.match(text, /\| `gpu_hours` \| [\d.]+[kM]? GPU-hours \|/);
      assert.doesNotMatch(text, /NaN|undefined|null/);
    }
  });

  it('shows a unit with what it is and the number in its siblings', async () => {
    const text = await hoverAt('let a = 2 GP<|>U-days\n');
    assert.match(text, /\*\*GPU-days\*\*/);
    assert.match(text, /- 48 GPU-hours/);
  });

  it('shows what a name refers to', async () => {
    const text = await hoverAt(pointing(trainingPlan, 'pool\n  tokens'));
    assert.match(text, /hardware pool/);
  });

  it('shows a name of the library, and says that it is one', async () => {
    const text = await hoverAt(pointing(trainingPlan, 'h100 {'));
    assert.match(text, /h100/);
    assert.match(text, /NVIDIA H100 SXM/);
    assert.match(text, /standard library/);
  });

  it('shows the probability of an assert', async () => {
    const text = await hoverAt(pointing(trainingPlan, 'assert base'));
    assert.match(text, /\*\*(Holds|Fails)\*\*: true in [\d.]+ % of the draws; 95 % are asked for/);
    assert.match(text, /the slot ends/);
  });

  it('shows words of a property and functions', async () => {
    assert.match(await hoverAt('pretrain a {\n  precision: b<|>f16\n}\n'), /16-bit/);
    assert.match(await hoverAt('let a = ma<|>x(1, 2)\n'), /largest/);
  });

  it('links to the reference page where the documentation is installed', async () => {
    const host = memoryHost();
    host.pageOf = page => `file:///product/${page}`;
    for (const at of ['pretrain base', 'base "Base run"', 'mfu: 30%']) {
      const source = pointing(trainingPlan, at);
      const text = textOf(await withDocument(source, (session, uri, { cursor }) => session.hover(uri, cursor), { host }));
      assert.match(text, /\[Reference: pretrain\]\(<file:\/\/\/product\/docs\/reference\/pretrain\.md>\)$/);
    }
  });

  it('makes no mark-up of what the writer wrote', async () => {
    const text = await hoverAt('/// *not* <b>bold</b>\npretr<|>ain base "a | b [x](y)" {\n  mfu: 40%\n}\n');
    assert.match(text, /\\\*not\\\*/);
    assert.match(text, /\\<b\\>/);
    assert.match(text, /a \\\| b \\\[x\\\]/);
  });

  it('is plain text for an editor without Markdown', async () => {
    const params = structuredClone(fullClient);
    params.capabilities.textDocument!.hover!.contentFormat = ['plaintext'];
    const source = pointing(trainingPlan, 'pretrain base');
    const hover = await withDocument(source, (session, uri, { cursor }) => session.hover(uri, cursor), { params });
    assert.equal((hover!.contents as { kind: string }).kind, 'plaintext');
    assert.doesNotMatch(textOf(hover), /\*\*|\\|`|:--/);
  });

  it('is there above and below a broken line, and nowhere else', async () => {
    const broken = trainingPlan.replace('  tokens: 2T tokens', '  tokens: ) to');
    assert.match(await hoverAt(pointing(broken, 'mfu: 30%')), /30 –/);
    assert.match(await hoverAt(pointing(broken, 'year =')), /365 days|year/);
    assert.equal(await hoverAt('<|>\n\nlet a = 1'), '');
  });

  it('marks the range of what it is about, in UTF-16 units', async () => {
    const source = '/// 😀\nlet 预算 = 5亿 GPU小<|>时 // 😀\n';
    const hover = await withDocument(source, (session, uri, { cursor }) => session.hover(uri, cursor));
    assert.deepEqual(hover?.range, { start: { line: 1, character: 12 }, end: { line: 1, character: 17 } });
  });

  it('has an answer everywhere in a plan of three phases, and never NaN', async () => {
    const session = await startSession();
    const uri = await session.open(threePhases);
    const text = marked(threePhases).text;
    for (let offset = 0; offset < text.length; offset += 3)
      assert.doesNotMatch(textOf(await session.hover(uri, offset)), /NaN|undefined|Infinity|\[object/);
    assert.deepEqual(
      session.logs.filter(({ type }) => type === 1),
      [],
    );
    session.dispose();
  });
});
