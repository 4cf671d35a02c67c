/** Sweeps: every list is an axis, several make a grid, `show` names what to tabulate. */
import { spell, type Expr, type ListExpr, type Property } from '../../../../grammar/src/index.js';
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

export interface SweepPlan {
  readonly axes: readonly { readonly path: string; readonly target: Target; readonly node: Property; readonly points: readonly Expr[] }[];
  readonly show: readonly { readonly path: string; readonly expr: Expr }[];
  readonly problems: readonly Problem[];
}

export function sweepPlan(universe: Universe, item: BlockItem): SweepPlan {
  const axes: SweepPlan['axes'][number][] = [];
  const problems: Problem[] = [];
  let show: SweepPlan['show'] = [];
  for (const child of item.node.body?.items ?? []) {
    if (child.kind !== 'property') continue;
    const names = child.path.names.map(name => name.text);
    if (names.length === 1 && names[0] === 'show') { show = shown(child); continue; }
    const target = targetOf(universe, item.file, names);
    if ('unknown' in target) {
      problems.push(unknownTarget(names, target, child));
      continue;
    }
    if (child.value === undefined) { problems.push({ kind: 'missing-value', property: names.join('.'), example: '[5T, 10T] tokens', start: child.path.start, end: child.colon.end }); continue; }
    axes.push({ path: names.join('.'), target, node: child, points: child.value.kind === 'list' ? pointsOf(child.value) : [child.value] });
  }
  const points = axes.reduce((product, axis) => product * axis.points.length, 1);
  if (points > largestGrid) problems.push({ kind: 'grid-cut', points, most: largestGrid, start: item.node.path.start, end: item.node.path.end });
  for (const axis of axes) if (axis.points.length === 0) problems.push({ kind: 'missing-part', what: 'the values of this axis', example: `${axis.path}: [5T, 10T] tokens`, start: axis.node.path.start, end: axis.node.path.end });
  for (const each of show) problems.push(...evaluateExpression(each.expr, undefined, { universe, file: item.file, identity: `${item.file}|show` }).problems);
  return { axes, show, problems };
}

const shown = (node: Property): SweepPlan['show'] => (node.value?.kind === 'list' ? node.value.items : node.value === undefined ? [] : [node.value]).map(expr => ({ path: spell(expr), expr }));

/** A unit behind the list serves each bare number in it. */
const pointsOf = (list: ListExpr): readonly Expr[] => list.items.map(item => (item.kind === 'number' && item.unit === undefined && list.unit !== undefined ? { ...item, unit: list.unit } : item));

export interface GridPoint {
  readonly at: readonly string[];
  readonly overrides: Overrides;
}

export function gridOf(item: BlockItem, plan: SweepPlan): readonly GridPoint[] {
  let grid: { at: string[]; choices: { target: Target; given: Given | null }[] }[] = [{ at: [], choices: [] }];
  for (const axis of plan.axes) {
    // No more than will be kept: three axes of a thousand points would be made 400,000 times over.
    const enough = Math.ceil(largestGrid / Math.max(1, axis.points.length));
    grid = grid.slice(0, enough).flatMap(point => axis.points.map(expr => ({
      at: [...point.at, textOf(expr)], choices: [...point.choices, { target: axis.target, given: givenFor(item, axis.node, axis.target, `${axis.path} ${textOf(expr)}`, expr) }],
    }))).slice(0, largestGrid);
  }
  return grid.map(point => ({ at: point.at, overrides: overridesOf(point.choices) }));
}

const textOf = (expr: Expr): string => (expr.kind === 'number' ? `${expr.currency?.text ?? ''}${expr.text}${expr.unit === undefined ? '' : ` ${expr.unit.text}`}` : expr.kind === 'range' ? `${textOf(expr.low ?? expr)}${expr.operator === '..' ? '..' : ' to '}${textOf(expr.high ?? expr)}` : spell(expr));

function overridesOf(choices: readonly { target: Target; given: Given | null }[]): Overrides {
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
