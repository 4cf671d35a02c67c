/** The value of a formula at every run, and how it changes with each constant. */
import type { Operation, Step } from './steps.js';

/** A step with the vectors it writes to; made once for a job, so that the thousands of evaluations of a fit allocate nothing. */
interface Cell {
  readonly operation: Operation;
  readonly left: Cell | undefined;
  readonly right: Cell | undefined;
  readonly place: number;
  readonly values: Float64Array;
  /** Derivative of the result by this step, for each run. */
  readonly slopes: Float64Array;
  /** A constant stands somewhere below; else its values never change. */
  readonly moves: boolean;
  /** Of a power whose base never changes: the logarithm of the base. */
  readonly logs: Float64Array | undefined;
}

const log10e = Math.LOG10E;

export class Formula {
  private readonly cells: readonly Cell[];
  private readonly result: Cell;
  private readonly moving: readonly Cell[];
  /** Derivative by each constant, for each run; all 0 for one that the formula does not read. */
  readonly slopes: readonly Float64Array[];

  constructor(
    steps: readonly Step[],
    variables: Readonly<Record<string, Float64Array>>,
    constants: number,
    private readonly runs: number,
  ) {
    const cells: Cell[] = [];
    for (const step of steps) cells.push(cellOf(step, cells, variables, runs));
    this.cells = cells;
    this.result = cells.at(-1)!;
    this.moving = cells.filter(cell => cell.moves && cell.operation !== 'constant');
    for (const cell of cells) if (!cell.moves && cell.operation !== 'number' && cell.operation !== 'variable') evaluate(cell, runs);
    this.slopes = Array.from(
      { length: constants },
      (_, place) => cells.find(cell => cell.operation === 'constant' && cell.place === place)?.slopes ?? new Float64Array(runs),
    );
  }

  /** Values at these constants, in a vector that is written over by the next call. */
  at(constants: ArrayLike<number>): Float64Array {
    for (const cell of this.cells) if (cell.operation === 'constant') cell.values.fill(constants[cell.place]!);
    for (const cell of this.moving) evaluate(cell, this.runs);
    return this.result.values;
  }

  /** Those of the last call of `at`. */
  get values(): Float64Array {
    return this.result.values;
  }

  /** Fills `slopes` at the constants of the last call of `at`. */
  differentiate(): void {
    for (const cell of this.cells) if (cell.moves) cell.slopes.fill(0);
    this.result.slopes.fill(1);
    for (let index = this.moving.length - 1; index >= 0; index--) passOn(this.moving[index]!, this.runs);
  }
}

function cellOf(step: Step, cells: readonly Cell[], variables: Readonly<Record<string, Float64Array>>, runs: number): Cell {
  const { operation, left: leftAt, right: rightAt, value, name } = step;
  const left = cells[leftAt];
  const right = cells[rightAt];
  const moves = operation === 'constant' || left?.moves === true || right?.moves === true;
  const values =
    operation === 'variable'
      ? (variables[name] ?? new Float64Array(runs).fill(Number.NaN))
      : new Float64Array(runs).fill(operation === 'number' ? value : 0);
  // Evaluated before this one, and never again.
  if (left?.moves === false && left.operation !== 'number' && left.operation !== 'variable') evaluate(left, runs);
  const logs = operation === '^' && left?.moves === false ? left.values.map(Math.log) : undefined;
  return { operation, left, right, place: value, values, slopes: new Float64Array(moves ? runs : 0), moves, logs };
}

function evaluate({ operation, left, right, values, logs }: Cell, runs: number): void {
  const a = left?.values ?? values;
  const b = right?.values ?? values;
  switch (operation) {
    case '+':
      for (let i = 0; i < runs; i++) values[i] = a[i]! + b[i]!;
      break;
    case '-':
      for (let i = 0; i < runs; i++) values[i] = a[i]! - b[i]!;
      break;
    case '*':
      for (let i = 0; i < runs; i++) values[i] = a[i]! * b[i]!;
      break;
    case '/':
      for (let i = 0; i < runs; i++) values[i] = a[i]! / b[i]!;
      break;
    case '^':
      if (logs !== undefined) for (let i = 0; i < runs; i++) values[i] = Math.exp(b[i]! * logs[i]!);
      else for (let i = 0; i < runs; i++) values[i] = Math.pow(a[i]!, b[i]!);
      break;
    case 'negate':
      for (let i = 0; i < runs; i++) values[i] = -a[i]!;
      break;
    case 'exp':
      for (let i = 0; i < runs; i++) values[i] = Math.exp(a[i]!);
      break;
    case 'log':
      for (let i = 0; i < runs; i++) values[i] = Math.log(a[i]!);
      break;
    case 'log10':
      for (let i = 0; i < runs; i++) values[i] = Math.log10(a[i]!);
      break;
    case 'sqrt':
      for (let i = 0; i < runs; i++) values[i] = Math.sqrt(a[i]!);
      break;
    case 'min':
      for (let i = 0; i < runs; i++) values[i] = Math.min(a[i]!, b[i]!);
      break;
    case 'max':
      for (let i = 0; i < runs; i++) values[i] = Math.max(a[i]!, b[i]!);
      break;
    default:
      break;
  }
}

/** Hands the derivative of a step on to the steps it takes. */
function passOn(cell: Cell, runs: number): void {
  const { left, right } = cell;
  if (left?.moves === true) passLeft(cell, left, right, runs);
  if (right?.moves === true && left !== undefined) passRight(cell, left, right, runs);
}

function passLeft({ operation, values, slopes }: Cell, left: Cell, right: Cell | undefined, runs: number): void {
  const to = left.slopes;
  const a = left.values;
  const b = right?.values ?? a;
  switch (operation) {
    case '+':
    case '-':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]!;
      break;
    case '*':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! * b[i]!;
      break;
    case '/':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! / b[i]!;
      break;
    case '^':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! * b[i]! * Math.pow(a[i]!, b[i]! - 1);
      break;
    case 'negate':
      for (let i = 0; i < runs; i++) to[i]! -= slopes[i]!;
      break;
    case 'exp':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! * values[i]!;
      break;
    case 'log':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! / a[i]!;
      break;
    case 'log10':
      for (let i = 0; i < runs; i++) to[i]! += (slopes[i]! * log10e) / a[i]!;
      break;
    case 'sqrt':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! / (2 * values[i]!);
      break;
    case 'min':
      for (let i = 0; i < runs; i++) to[i]! += a[i]! <= b[i]! ? slopes[i]! : 0;
      break;
    case 'max':
      for (let i = 0; i < runs; i++) to[i]! += a[i]! >= b[i]! ? slopes[i]! : 0;
      break;
    default:
      break;
  }
}

function passRight({ operation, values, slopes, logs }: Cell, left: Cell, right: Cell, runs: number): void {
  const to = right.slopes;
  const a = left.values;
  const b = right.values;
  switch (operation) {
    case '+':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]!;
      break;
    case '-':
      for (let i = 0; i < runs; i++) to[i]! -= slopes[i]!;
      break;
    case '*':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! * a[i]!;
      break;
    case '/':
      for (let i = 0; i < runs; i++) to[i]! -= (slopes[i]! * values[i]!) / b[i]!;
      break;
    case '^':
      for (let i = 0; i < runs; i++) to[i]! += slopes[i]! * values[i]! * (logs === undefined ? Math.log(a[i]!) : logs[i]!);
      break;
    case 'min':
      for (let i = 0; i < runs; i++) to[i]! += a[i]! <= b[i]! ? 0 : slopes[i]!;
      break;
    case 'max':
      for (let i = 0; i < runs; i++) to[i]! += a[i]! >= b[i]! ? 0 : slopes[i]!;
      break;
    default:
      break;
  }
}
