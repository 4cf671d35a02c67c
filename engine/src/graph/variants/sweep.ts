/** Sweeps: every list is an axis, several make a grid, `show` names what to tabulate. */
import { dotted, spell, type Expr, type ListExpr, type Property } from '../../../../grammar/src/index.js';
import type { BlockItem } from '../../names/items.js';
import type { Given } from '../../names/merge.js';
import type { Problem } from '../../schema/problem.js';
import { evaluateExpression } from '../queries/expression.js';
import { finite } from '../derive/fire.js';
import { Known } from '../queries/known.js';
import { givenFor, override, targetOf, unknownTarget, type Overrides, type Target } from './scenario.js';
import type { Universe } from '../queries/world-context.js';

/** Grids beyond this many points are cut; a table nobody can read helps nobody. */
export const largestGrid = 400;

export interface Axis {
  /** As people write it: `base.tokens`. */
  readonly path: string;
  readonly target: Target;
  readonly node: Property;
  readonly points: readonly Expr[];
}

export interface SweepPlan {
  readonly axes: readonly Axis[];
  readonly show: readonly { readonly path: string; readonly expr: Expr }[];
  readonly problems: readonly Problem[];
}

export function sweepPlan(universe: Universe, item: BlockItem): SweepPlan {
  const axes: Axis[] = [];
  const problems: Problem[] = [];
  let show: SweepPlan['show'] = [];
  for (const child of item.node.body?.items ?? []) {
    if (child.kind !== 'property') continue;
    if (dotted(child.path.names) === 'show') {
      show = shown(child);
      continue;
    }
    const axis = axisOf(universe, item, child);
    if ('target' in axis) axes.push(axis);
    else problems.push(axis);
  }
  problems.push(...gridProblems(item, axes));
  for (const each of show)
    problems.push(...evaluateExpression(each.expr, undefined, { universe, file: item.file, identity: `${item.file}|show` }).problems);
  return { axes, show, problems };
}

/** An axis, or what is wrong with it. */
function axisOf(universe: Universe, item: BlockItem, node: Property): Axis | Problem {
  const names = node.path.names.map(name => name.text);
  const target = targetOf(universe, item.file, names);
  if ('unknown' in target) return unknownTarget(names, target, node);
  const path = names.join('.');
  if (node.value === undefined) return { kind: 'missing-value', property: path, example, start: node.path.start, end: node.colon.end };
  return { path, target, node, points: node.value.kind === 'list' ? pointsOf(node.value) : [node.value] };
}

const example = '[5T, 10T] tokens';

function gridProblems(item: BlockItem, axes: readonly Axis[]): readonly Problem[] {
  const points = axes.reduce((product, axis) => product * axis.points.length, 1);
  const { start, end } = item.node.path;
  const cut: readonly Problem[] = points <= largestGrid ? [] : [{ kind: 'grid-cut', points, most: largestGrid, start, end }];
  const empty = axes
    .filter(axis => axis.points.length === 0)
    .map((axis): Problem => ({
      kind: 'missing-part',
      what: 'the values of this axis',
      example: `${axis.path}: ${example}`,
      start: axis.node.path.start,
      end: axis.node.path.end,
    }));
  return [...cut, ...empty];
}

function shown({ value }: Property): SweepPlan['show'] {
  const all = value?.kind === 'list' ? value.items : value === undefined ? [] : [value];
  return all.map(expr => ({ path: spell(expr), expr }));
}

/** A unit behind the list serves each bare number in it. */
const pointsOf = ({ items, unit }: ListExpr): readonly Expr[] =>
  items.map(item => (item.kind === 'number' && item.unit === undefined && unit !== undefined ? { ...item, unit } : item));

export interface GridPoint {
  readonly at: readonly string[];
  readonly overrides: Overrides;
}

interface Choice {
  readonly target: Target;
  readonly given: Given | null;
}

export function gridOf(item: BlockItem, plan: SweepPlan): readonly GridPoint[] {
  let grid: readonly { readonly at: readonly string[]; readonly choices: readonly Choice[] }[] = [{ at: [], choices: [] }];
  for (const axis of plan.axes) {
    // No more than will be kept: three axes of a thousand points would be made 400,000 times over.
    const enough = Math.ceil(largestGrid / Math.max(1, axis.points.length));
    const choices = axis.points.map(expr => ({ text: textOf(expr), choice: choiceOf(item, axis, expr) }));
    grid = grid
      .slice(0, enough)
      .flatMap(point => choices.map(({ text, choice }) => ({ at: [...point.at, text], choices: [...point.choices, choice] })))
      .slice(0, largestGrid);
  }
  return grid.map(point => ({ at: point.at, overrides: overridesOf(point.choices) }));
}

const choiceOf = (item: BlockItem, { path, target, node }: Axis, expr: Expr): Choice => ({
  target,
  given: givenFor(item, node, target, `${path} ${textOf(expr)}`, expr),
});

function textOf(expr: Expr): string {
  switch (expr.kind) {
    case 'number':
      return `${expr.currency?.text ?? ''}${expr.text}${expr.unit === undefined ? '' : ` ${expr.unit.text}`}`;
    case 'range':
      return `${textOf(expr.low ?? expr)}${expr.operator === '..' ? '..' : ' to '}${textOf(expr.high ?? expr)}`;
    default:
      return spell(expr);
  }
}

function overridesOf(choices: readonly Choice[]): Overrides {
  const overrides = new Map<string, Map<string, Given | null>>();
  for (const { target, given } of choices) override(overrides, target, given);
  return overrides;
}

/** A shown value in the world of a point; `null` where the path means nothing there. */
export function shownValue(universe: Universe, file: string, expr: Expr): Known | null {
  const { value, inputs } = evaluateExpression(expr, undefined, { universe, file, identity: `${file}|show`, silent: true });
  if (expr.kind === 'reference') return inputs.at(-1)?.known ?? null;
  const path = spell(expr);
  return new Known({ path, value: finite(value), origin: 'derived', type: undefined, formula: path, formulaKind: 'identity', inputs });
}
