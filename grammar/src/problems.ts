import type { LineTable } from './lines.js';
import type { Span, SyntaxProblem, SyntaxProblemCode } from './tree.js';

/** The order in which problems of one line are preferred: causes before what follows from them. */
const causes: readonly SyntaxProblemCode[] = ['unclosed-string', 'unclosed-bracket', 'too-deep', 'stray-close'];

/** Gathers what lexer, layout and parser find, in any order and with repetitions, and keeps what is worth telling. */
export class ProblemList {
  /** Everything found, for the printer: it leaves alone what the parser did not understand. */
  readonly found: SyntaxProblem[] = [];

  constructor(private readonly text: string, private readonly lines: LineTable) {}

  add(code: SyntaxProblemCode, start: number, end: number, related?: Span, text = this.text.slice(start, end)): void {
    this.found.push(related === undefined ? { code, start, end, text } : { code, start, end, text, related });
  }

  /**
   * One problem per line, the cause rather than its consequences. Nothing is told behind a comment that never ends, since its text was read
   * as items; and a block is not called unclosed if a string or bracket that was left open in it explains that.
   */
  settled(): SyntaxProblem[] {
    const comment = this.found.find(({ code }) => code === 'unclosed-comment');
    const told = this.found.filter(({ code, start }) => code !== 'full-width' && (comment === undefined || start <= comment.start));
    const perLine = new Map<number, SyntaxProblem>();
    for (const problem of told.sort((one, other) => rank(one) - rank(other) || one.start - other.start)) {
      const line = this.lines.lineOf(problem.start);
      if (!perLine.has(line) && !isExplained(problem, told)) perLine.set(line, problem);
    }
    const fullWidth = this.found.filter(({ code }) => code === 'full-width');
    return [...perLine.values(), ...fullWidth].sort((one, other) => one.start - other.start);
  }
}

function rank({ code }: SyntaxProblem): number {
  if (code === 'unclosed-comment') return -1;
  if (code === 'unclosed-block') return causes.length + 1;
  const cause = causes.indexOf(code);
  return cause < 0 ? causes.length : cause;
}

function isExplained({ code, related }: SyntaxProblem, all: readonly SyntaxProblem[]): boolean {
  if (code !== 'unclosed-block' || related === undefined) return false;
  return all.some(other => (other.code === 'unclosed-string' || other.code === 'unclosed-bracket' || other.code === 'unclosed-comment')
    && other.start >= related.start);
}
