/**
 * A tree of steps (Tree of Thoughts, arXiv 2305.10601), all of it: every step is continued in `width` ways, `depth` steps deep. Each of its
 * nodes is one step of an answer, and the verifier scores each of them.
 */
import { add, divide, multiply, subtract, type Draws } from '../../draws/arithmetic.js';
import { answerOf, inARow } from './sampling.js';
import { count, verifier, type Strategy } from './strategy.js';

export const treeSearch: Strategy = {
  word: {
    name: 'tree_search',
    doc: 'A tree of steps, explored in full with a verifier.',
    args: [count('width', 'Branches of every step.'), count('depth', 'Steps of an answer.'), verifier],
  },
  counts: ['width', 'depth'],
  needsVerifier: true,
  generation: (question, given) => {
    const [width, depth] = [given('width'), given('depth')];
    if (width === undefined || depth === undefined) return undefined;
    const answer = answerOf(question);
    const generated = multiply(drawByDraw(width, depth, nodes), divide(answer, depth));
    // Most nodes lie deep, where what they look back at is long.
    const before = multiply(subtract(drawByDraw(width, depth, meanDepth), 0.5), divide(answer, depth));
    // The verifier keeps what it has read of a branch, so that it reads every node once.
    return {
      ...inARow(question, answer),
      generated,
      parallel: drawByDraw(width, depth, (w, d) => w ** d),
      context: add(question.prompt, before),
      judged: add(generated, question.prompt),
    };
  },
};

/** `w + w^2 + … + w^d` */
const nodes = (width: number, depth: number): number => (width === 1 ? depth : (width * (width ** depth - 1)) / (width - 1));

/** The mean over all nodes of the level they stand on, from 1. */
function meanDepth(width: number, depth: number): number {
  if (width === 1) return (depth + 1) / 2;
  const leaves = width ** depth;
  return (1 - (depth + 1) * leaves + depth * leaves * width) / ((width - 1) * (leaves - 1));
}

function drawByDraw(a: Draws, b: Draws, each: (a: number, b: number) => number): Draws {
  if (typeof a === 'number') return typeof b === 'number' ? each(a, b) : b.map(value => each(a, value));
  return a.map((value, index) => each(value, typeof b === 'number' ? b : b[index]!));
}
