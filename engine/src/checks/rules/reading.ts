/** Figures that are right as numbers and mean something else than they seem to. */
import { summarize } from '../../draws/summary.js';
import { soleLiteral } from '../../graph/expressions/units.js';
import type { BlockResult } from '../../graph/queries/results.js';
import type { Problem } from '../../schema/problem.js';
import { at, headOf, ownGiven, phases, pointAt, type RuleContext } from './context.js';

/** `tokens` is one pass; people write what all passes come to. */
export function onePass(block: BlockResult): Problem[] {
  const written = ownGiven(block, 'tokens');
  const [tokens, unique, epochs] = ['tokens', 'unique_tokens', 'epochs'].map(path => pointAt(block, path));
  if (block.merged.ref.kind !== 'data' || written === undefined || !block.merged.givens.has('unique_tokens')) return [];
  if (
    tokens === undefined ||
    unique === undefined ||
    epochs === undefined ||
    epochs <= 1 ||
    Math.abs(tokens / (unique * epochs) - 1) > 0.01
  )
    return [];
  return [at(block, 'tokens', { kind: 'one-pass', epochs, whole: { start: written.node.start, end: written.node.end } })];
}

const contexts = ['context', 'seq_len', 'sliding_window'];
const binarySuffixes: Readonly<Record<string, readonly [suffix: string, size: number]>> = {
  k: ['Ki', 2 ** 10],
  K: ['Ki', 2 ** 10],
  M: ['Mi', 2 ** 20],
};

/** `8k` of a context is 8,000, and contexts are powers of two. */
export function decimalContexts(block: BlockResult): Problem[] {
  return contexts.flatMap((path): Problem[] => {
    const literal = soleLiteral(ownGiven(block, path)?.expr);
    const binary = literal === undefined ? undefined : binarySuffixes[literal.suffix];
    if (literal === undefined || binary === undefined) return [];
    const digits = literal.text.slice(0, -literal.suffix.length);
    if (!/^\d+$/.test(digits) || !Number.isInteger(Math.log2(Number(digits)))) return [];
    return [
      {
        kind: 'decimal-context',
        property: path,
        text: literal.text,
        value: literal.value,
        binary: digits + binary[0],
        binaryValue: Number(digits) * binary[1],
        start: literal.start,
        end: literal.start + literal.text.length,
      },
    ];
  });
}

/** MLPerf Training 5.0 and vendors' tables: 778 to 822 of the 1,979 TFLOP/s that an H100 makes in fp8. */
const highestShortMfu = 0.42;
const shortFormats = ['fp8', 'int8', 'fp4', 'int4'];

export function mfuBasis(block: BlockResult): Problem[] {
  const written = ownGiven(block, 'mfu');
  const mfu = block.known.get('mfu')?.number;
  const basis = block.known.get('mfu_basis');
  if (
    !phases.has(block.merged.ref.kind) ||
    written === undefined ||
    mfu === undefined ||
    basis?.origin !== 'default' ||
    basis.current.kind !== 'word'
  )
    return [];
  const median = summarize(mfu.draws).p50;
  if (!shortFormats.includes(basis.current.word) || median <= highestShortMfu || median > 0.65) return [];
  return [at(block, 'mfu', { kind: 'mfu-basis', precision: basis.current.word, median, insertAt: written.node.end })];
}

/** Data sheets print peaks with sparsity first, which are twice the dense ones. */
export function sparsePeaks(block: BlockResult, context: RuleContext): Problem[] {
  if (block.merged.ref.kind !== 'hardware') return [];
  return [...block.merged.givens.keys()]
    .filter(path => path.startsWith('peak.'))
    .flatMap((path): Problem[] => {
      const written = ownGiven(block, path);
      const own = pointAt(block, path);
      const chip = written === undefined || own === undefined ? undefined : context.libraryPeak(block, path);
      const ratio = chip === undefined || own === undefined ? 0 : own / chip.peak;
      if (chip === undefined || ratio < 1.95 || ratio > 2.05) return [];
      return [
        at(block, path, {
          kind: 'sparse-peak',
          format: path.slice('peak.'.length),
          chip: chip.chip,
          dense: `${Number((chip.peak / 1e12).toPrecision(6))} TFLOP/s`,
          ratio,
          whole: written?.expr.kind === 'number',
        }),
      ];
    });
}

/** What moves the score, by the variables its law reads. */
function slotFor(form: string): string {
  if (/\bk\b/.test(form)) return 'from_samples';
  if (/\bT\b/.test(form)) return 'from_thinking';
  if (/\bS\b/.test(form)) return 'from_pruning';
  return /\b(R0|C)\b/.test(form) ? 'from_rl' : 'from_loss';
}

export function accuracyLaw(block: BlockResult, context: RuleContext): Problem[] {
  const { ref, node } = block.merged;
  if (phases.has(ref.kind) && ownGiven(block, 'law') !== undefined && context.word(block, 'law.gives') === 'accuracy') {
    const law = block.known.get('law')?.current;
    const name = law?.kind === 'block' ? law.block.name : 'the law';
    return [at(block, 'law', { kind: 'accuracy-law', law: name, phase: ref.name, slot: 'from_loss', insertAt: node.end })];
  }
  if (ref.kind !== 'law' || context.word(block, 'gives') !== 'accuracy' || context.benchmarkLaws().has(ref.name)) return [];
  const form = block.known.get('form')?.current;
  return [
    {
      kind: 'accuracy-law',
      law: ref.name,
      phase: null,
      slot: slotFor(form?.kind === 'form' ? form.text : ''),
      insertAt: node.end,
      ...headOf(block),
    },
  ];
}
