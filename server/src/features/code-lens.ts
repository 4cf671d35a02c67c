/** The most useful figures above each phase and budget: `≈ 31M H100-hours · 54 days · $62M`. What is unknown is left out. */
import type { CodeLens } from 'vscode-languageserver';
import {
  formatMedian,
  formatShare,
  headlinePaths,
  vocabulary,
  type Analysis,
  type BlockEstimates,
  type Estimate,
} from '../../../engine/src/index.js';
import { rangeOf } from '../convert.js';
import type { Analysed } from '../workspace.js';
import { openPreviewAt } from './commands.js';

const training = ['gpu_hours', 'days', 'cost'];
const serving = ['gpu_hours_per_day', 'cost_per_day'];
const budget = ['gpu_hours', 'cost'];
/** Where neither time nor money is known. */
const otherwise = ['accuracy', 'loss', 'flop'];
/** A single answer is what a service may have been given to score more answers by. */
const afterHeadlines = ['pass_at_1'];
/** How long a service is looked at says nothing of it. */
const period = 'days';

/** A lens is one line above the block; the panel has all parts. */
const [mostShares, mostOthers] = [4, 3];

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
  const kind = vocabulary.kinds.get(block.kind);
  if (kind === undefined || (block.kind !== 'budget' && kind.phase !== true)) return undefined;
  const usual = block.kind === 'budget' ? budget : block.kind === 'testtime' ? serving : training;
  const figures = medians(block, usual, analysis);
  if (figures.length > 0) return block.kind === 'budget' ? [...figures, ...shares(block)] : figures;
  return named(block, new Set([...otherwise, ...headlinePaths(kind), ...afterHeadlines])).slice(0, mostOthers);
}

/** What no one expects in this place has its name beside it, unless its unit says it: `accuracy 60 % · 7B params`. */
function named(block: BlockEstimates, paths: ReadonlySet<string>): string[] {
  return [...paths].flatMap(path => {
    const estimate = block.estimates.get(path);
    const text = medianText(estimate);
    if (text === undefined || estimate?.origin === 'default' || (block.kind === 'testtime' && path === period)) return [];
    return [text.toLowerCase().includes(path) ? text : `${path} ${text}`];
  });
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
