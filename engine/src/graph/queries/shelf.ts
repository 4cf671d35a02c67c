/**
 * Answers about the standard library that rest on nothing but the library. Every analysis with the same library, seed and number of draws
 * would come to the same, so they are made once for all of them: for the next file, and for pictures that are asked for after an edit. A
 * session takes none of them unread: it looks whether what they used is the same in its own world, in which a scenario may have changed it.
 */
import type { Library } from '../../analysis.js';
import { libraryPrefix } from '../../names/world.js';
import { Questions, type CommonQuestions, type Question } from './question.js';
import type { Cell } from './session.js';

/** The library has a tenth as many. A plan may also ask for what no block of the library has, and for another such name after each key. */
const mostAnswers = 200_000;

export class Shelf {
  private readonly cells = new Map<Question, Cell>();

  get(question: Question): Cell | undefined {
    return this.cells.get(question);
  }

  /** Keeps the answer if it is one about the library alone. */
  offer(question: Question, cell: Cell): void {
    if (!isOfLibrary(question) || !cell.dependencies.every(each => isCommon(each.question))) return;
    if (this.cells.size >= mostAnswers) this.cells.clear();
    this.cells.set(question, cell);
  }
}

const isOfLibrary = ({ args: [file] }: Question): boolean => file?.startsWith(libraryPrefix) === true;

/** Questions that answers about the library rest on. */
const isCommon = (question: Question): boolean => isOfLibrary(question) || question.word === 'settings';

/** What there is of one library. */
interface Common {
  questions: Questions;
  readonly shelves: Map<string, Shelf>;
}

const commons = new WeakMap<Library, Common>();

function commonOf(library: Library): Common {
  const known = commons.get(library);
  if (known !== undefined) return known;
  const common = { questions: new Questions(), shelves: new Map<string, Shelf>() };
  commons.set(library, common);
  return common;
}

/** Questions about a library are the same objects for every plan, so that their answers are found. */
export function questionsAbout(library: Library): CommonQuestions {
  const common = commonOf(library);
  return question => {
    if (!isCommon(question)) return question;
    if (common.questions.size >= mostAnswers) common.questions = new Questions();
    return common.questions.add(question);
  };
}

/** Numbers of draws and seeds of which answers are kept: an editor has one, somebody who tries others a few. */
const mostShelves = 4;

export function shelfOf(library: Library, seed: number, samples: number): Shelf {
  const { shelves } = commonOf(library);
  const key = `${seed} ${samples}`;
  const known = shelves.get(key);
  if (known !== undefined) return known;
  const shelf = new Shelf();
  shelves.set(key, shelf);
  for (const oldest of shelves.keys()) if (shelves.size > mostShelves) shelves.delete(oldest);
  return shelf;
}
