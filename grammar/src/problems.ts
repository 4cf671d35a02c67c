import type { LineTable } from './lines.js';
import type { Span, SyntaxProblem, SyntaxProblemCode } from './tree.js';

/** The order in which problems of one line are preferred: causes before what follows from them. */
const causes: readonly SyntaxProblemCode[] = ['unclosed-string', 'unclosed-bracket', 'too-deep', 'stray-close'];

/** What may have swallowed the `}` of the block it stands in. */
const leftOpen: ReadonlySet<SyntaxProblemCode> = new Set(['unclosed-string', 'unclosed-bracket', 'unclosed-comment']);

/** Read as it was meant: no part of its line is lost, so each is told. */
const understood: ReadonlySet<SyntaxProblemCode> = new Set(['full-width', 'range-sign', 'magnitude-word', 'leading-point']);

/** Gathers what lexer, layout and parser find, in any order and with repetitions, and keeps what is worth telling. */
export class ProblemList {
  /** Everything found, for the printer: it leaves alone what the parser did not understand. */
  readonly found: SyntaxProblem[] = [];

  constructor(
    private readonly text: string,
    private readonly lines: LineTable,
  ) {}

  add(code: SyntaxProblemCode, start: number, end: number, related?: Span, text = this.text.slice(start, end)): void {
    this.found.push(related === undefined ? { code, start, end, text } : { code, start, end, text, related });
  }

  /**
   * One problem per line, the cause rather than its consequences. Nothing is told behind a comment that never ends, since its text was read
   * as items; and a block is not called unclosed if a string or bracket that was left open in it explains that.
   */
  settled(): SyntaxProblem[] {
    const comment = this.found.find(({ code }) => code === 'unclosed-comment');
    const told = this.found.filter(({ code, start }) => !understood.has(code) && (comment === undefined || start <= comment.start));
    const lastLeftOpen = told.reduce((last, { code, start }) => (leftOpen.has(code) ? Math.max(last, start) : last), -1);
    const isExplained = ({ code, related }: SyntaxProblem): boolean => code === 'unclosed-block' && related!.start <= lastLeftOpen;
    const perLine = new Map<number, SyntaxProblem>();
    for (const problem of told.sort((one, other) => rank(one) - rank(other) || one.start - other.start)) {
      const line = this.lines.lineOf(problem.start);
      if (!perLine.has(line) && !isExplained(problem)) perLine.set(line, problem);
    }
    return [...perLine.values(), ...this.readAsMeant()].sort((one, other) => one.start - other.start);
  }

  /** A full-width sign that is wrong in itself, such as a tilde between the ends of a range, is told once. */
  private readAsMeant(): SyntaxProblem[] {
    const faults = new Set(this.found.filter(({ code }) => code !== 'full-width').map(({ start }) => start));
    return this.found.filter(({ code, start }) => understood.has(code) && !(code === 'full-width' && faults.has(start)));
  }
}

function rank({ code }: SyntaxProblem): number {
  if (code === 'unclosed-comment') return -1;
  if (code === 'unclosed-block') return causes.length + 1;
  const cause = causes.indexOf(code);
  return cause < 0 ? causes.length : cause;
}
