/** The most useful figures above each phase and budget: `≈ 31M H100-hours · 54 days · $62M`. What is unknown is left out. */
import type { CodeLens } from 'vscode-languageserver';
import { formatMedian, formatShare, vocabulary, type Analysis, type BlockEstimates, type Estimate } from '../../../engine/src/index.js';
import { rangeOf } from '../convert.js';
import type { Analysed } from '../workspace.js';
import { openPreviewAt } from './commands.js';

const training = ['gpu_hours', 'days', 'cost'];
const serving = ['gpu_hours_per_day', 'cost_per_day'];
const budget = ['gpu_hours', 'cost'];
/** Where neither time nor money is known. */
const otherwise = ['accuracy', 'loss', 'flop'];

/** A lens is one line above the block; the panel has all parts. */
const mostShares = 4;

export function codeLenses({ document, analysis }: Analysed): CodeLens[] {
  return analysis.blocks.flatMap(block => {
    const figures = figuresOf(block, analysis);
    if (figures === undefined) return [];
    const title = figures.length === 0 ? 'No figures yet · preview' : `≈ ${figures.join(' · ')}`;
    return [{ range: rangeOf(document, block.head), command: openPreviewAt(document.uri, block.name, title) }];
  });
}

/** `undefined` for a block that has no lens. */
function figuresOf(block: BlockEstimates, analysis: Analysis): string[] | undefined {
  if (block.kind === 'budget') return [...medians(block, budget, analysis), ...shares(block)];
  if (vocabulary.kinds.get(block.kind)?.phase !== true) return undefined;
  const figures = medians(block, block.kind === 'testtime' ? serving : training, analysis);
  return figures.length > 0 ? figures : medians(block, otherwise, analysis);
}

function medians(block: BlockEstimates, paths: readonly string[], analysis: Analysis): string[] {
  return paths.flatMap(path => {
    const text = medianText(block.estimates.get(path));
    return text === undefined ? [] : [withChip(text, chipOf(block, analysis))];
  });
}

function medianText(estimate: Estimate | undefined): string | undefined {
  if (estimate === undefined || estimate.range === null || estimate.origin === 'unknown') return undefined;
  return formatMedian(estimate.range, estimate.unit, estimate.share, estimate.unitAsked);
}

/** The chip's own word when the phase runs on one: `H100-hours` says more than `GPU-hours`. */
function chipOf(block: BlockEstimates, analysis: Analysis): string | undefined {
  const tag = block.kind === 'budget' ? undefined : analysis.estimate(`${block.name}.hardware.tag`)?.value;
  return typeof tag === 'string' && /^[\p{L}\p{N}_]+$/u.test(tag) ? tag : undefined;
}

function withChip(text: string, chip: string | undefined): string {
  return chip === undefined ? text : text.replace(/ GPU-hour/u, ` ${chip}-hour`);
}

/** `core 72 %`: each phase's share of the accelerator time, largest first. */
function shares(block: BlockEstimates): string[] {
  const parts = [...block.estimates].flatMap(([path, { range, origin }]) => {
    const name = /^parts\.(.+)\.gpu_hours_share$/u.exec(path)?.[1];
    return name === undefined || range === null || origin === 'unknown' ? [] : [{ name, range }];
  });
  const largest = parts.sort((a, b) => b.range.p50 - a.range.p50).slice(0, mostShares);
  return largest.map(({ name, range }) => `${name} ${formatShare(range.p50)}`);
}
