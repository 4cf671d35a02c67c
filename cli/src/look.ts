/** How output looks on one stream: colours, width, and the version it is signed with. */
import fs from 'node:fs';
import path from 'node:path';
import { colorsFor, wantsColor } from './colors.js';
import type { Colors } from './colors.js';
import { textWidth } from './terminal.js';
import type { Output, Terminal } from './terminal.js';

export interface Look {
  readonly colors: Colors;
  /** Cells in a line. */
  readonly width: number;
  /** Version of the program. */
  readonly version: string;
}

export function lookOf(output: Output, options: { readonly color?: boolean }, terminal: Terminal): Look {
  return {
    colors: colorsFor(wantsColor(options.color, terminal.environment, output)),
    width: textWidth(output),
    version: versionOf(terminal.installation),
  };
}

/** Version of the installed package. */
export function versionOf(installation: string): string {
  return (JSON.parse(fs.readFileSync(path.join(installation, 'package.json'), 'utf8')) as { version: string }).version;
}
