/** The hover of a property or a `let`: the figures first, then what they mean, how they came about and how far they hold. */
import {
  isSpread,
  shortText,
  unknownText,
  type BlockEstimates,
  type Estimate,
  type EstimateInput,
  type PropertySpec,
} from '../../../engine/src/index.js';
import { originText, valueText } from '../text/estimate-text.js';
import { line, list, prose, type Inline, type Piece } from '../text/rich-text.js';

/** A hover is read at a glance: a sum of hundreds of parts shows the first ones. */
const mostInputs = 12;

export function propertyPieces(block: BlockEstimates, spec: PropertySpec | undefined, estimate: Estimate | undefined): Piece[] {
  const path = estimate?.path ?? spec?.path;
  // A property of no meaning here: the diagnostic on it says so already.
  if (path === undefined) return [];
  const name = `${block.name}.${path}`;
  const meaning = spec === undefined ? [] : [line(...prose(spec.doc))];
  if (estimate === undefined) return [line({ strong: name }), ...meaning];
  return [headline(name, estimate), ...meaning, ...derivation(estimate), ...besides(block, spec)];
}

/** The same by other conventions, as far as it is known: `mfu_attention = 46.2 %`. */
function besides({ estimates }: BlockEstimates, spec: PropertySpec | undefined): Piece[] {
  const known = (spec?.beside ?? []).flatMap(path => estimates.get(path) ?? []).filter(({ origin }) => origin !== 'unknown');
  if (known.length === 0) return [];
  return [line('By other conventions:'), list(known.map(other => [{ code: other.path }, ' = ', { strong: shortText(other) }]))];
}

export function letPieces(estimate: Estimate): Piece[] {
  return [headline(estimate.path, estimate), ...derivation(estimate)];
}

/** `base.gpu_hours = 28.1M – 30.8M – 34.2M GPU-hours (P5 – P50 – P95)` */
export function headline(name: string, estimate: Estimate): Piece {
  if (estimate.origin === 'unknown') return line({ code: name }, ' is ', unknownText(estimate));
  const legend: Inline[] = isSpread(estimate) ? [' (P5 – P50 – P95)'] : [];
  return line({ code: name }, ' = ', { strong: valueText(estimate) }, ...legend);
}

/** Formula, inputs, origin and validity; what does not apply is left out. */
export function derivation(estimate: Estimate): Piece[] {
  const pieces: Piece[] = [];
  if (estimate.formula !== null && estimate.formula !== '') pieces.push(line({ code: `${lastName(estimate.path)} = ${estimate.formula}` }));
  if (estimate.inputs.length > 0) pieces.push(list(inputLines(estimate.inputs)));
  if (estimate.origin !== 'unknown') pieces.push(line(`${capital(originText(estimate))}.`));
  if (estimate.valid !== true && estimate.origin !== 'unknown') pieces.push(line({ strong: 'Outside its range:' }, ` ${estimate.valid}`));
  return pieces;
}

function inputLines(inputs: readonly EstimateInput[]): Inline[][] {
  const shown = inputs.slice(0, mostInputs).map(inputLine);
  const rest = inputs.length - shown.length;
  return rest > 0 ? [...shown, [`and ${rest} more`]] : shown;
}

/** `mfu = 41 % (base.mfu, given; source: arXiv 2407.21783)` */
function inputLine(input: EstimateInput): Inline[] {
  const { estimate } = input;
  if (estimate.origin === 'unknown') return [{ code: input.name }, ': ', unknownText(estimate)];
  const where: Inline[] = input.path === input.name ? [] : [{ code: input.path }, ', '];
  return [{ code: input.name }, ' = ', { strong: shortText(estimate) }, ' (', ...where, `${originText(estimate)})`];
}

function lastName(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

function capital(text: string): string {
  return text === '' ? text : text[0]!.toUpperCase() + text.slice(1);
}
