/** When to use colour, and which colour means what. */
import picocolors from 'picocolors';
import type { Output, Terminal } from './terminal.js';

export type Paint = (text: string) => string;

/** Named by meaning, so that two commands never paint one thing in two ways. */
export interface Colors {
  readonly heading: Paint;
  readonly faint: Paint;
  readonly error: Paint;
  readonly warning: Paint;
  readonly information: Paint;
  readonly good: Paint;
  readonly assumption: Paint;
}

export function colorsFor(enabled: boolean): Colors {
  const { bold, dim, red, yellow, blue, green, cyan } = picocolors.createColors(enabled);
  return { heading: bold, faint: dim, error: text => bold(red(text)), warning: yellow, information: blue, good: green, assumption: cyan };
}

/** An option decides over the environment, and the environment over what the output is. See no-color.org. */
export function wantsColor(option: boolean | undefined, environment: Terminal['environment'], output: Output): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (option !== undefined) return option;
  if (NO_COLOR !== undefined && NO_COLOR !== '') return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== '') return FORCE_COLOR !== '0';
  return output.isTerminal && TERM !== 'dumb';
}
