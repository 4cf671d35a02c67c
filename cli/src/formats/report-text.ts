/** A report for the terminal. */
import type { Colors, Paint } from '../colors.js';
import type { Look } from '../look.js';
import type { Section, Tone } from '../report/section.js';
import { cellWidth, hangingLines, printable } from '../text-cells.js';
import { tableLines } from './text-table.js';

const indent = '  ';

/** Sections with an empty line after each, and the meaning of the marks that occur. */
export function reportText(heading: string, sections: readonly Section[], look: Look): string {
  const { faint } = look.colors;
  const legend = legendOf(sections);
  const parts = [
    faint(printable(heading)),
    ...sections.map(section => sectionText(section, look)),
    ...(legend === '' ? [] : [faint(legend)]),
  ];
  return `${parts.join('\n\n')}\n`;
}

function sectionText(section: Section, { colors, width }: Look): string {
  const room = width - indent.length;
  const table = section.rows.length === 0 ? [] : tableLines(section.columns, section.rows, room);
  const lines = table
    .filter(({ text }, index) => index > 0 || text.trim() !== '')
    .map(({ text, tone }) => paintOf(tone, colors)(indent + text));
  const notes = section.notes.flatMap(({ mark, text }) =>
    hangingLines(`${indent}${mark === '' ? '·' : mark} `, printable(text), width).map(colors.assumption),
  );
  return [titleLine(section, colors, width), ...lines, ...notes].join('\n');
}

/** The title to the left, where it stands in the file to the right. */
function titleLine({ title, aside }: Section, colors: Colors, width: number): string {
  const shown = printable(title);
  const blanks = Math.max(2, width - cellWidth(shown) - cellWidth(aside));
  return aside === '' ? colors.heading(shown) : colors.heading(shown) + ' '.repeat(blanks) + colors.faint(aside);
}

function paintOf(tone: Tone | undefined, colors: Colors): Paint {
  switch (tone) {
    case 'faint':
      return colors.faint;
    case 'total':
      return colors.heading;
    case 'good':
      return colors.good;
    case 'bad':
      return colors.error;
    case 'doubtful':
      return colors.warning;
    default:
      return text => text;
  }
}

function legendOf(sections: readonly Section[]): string {
  const marks = new Set(sections.flatMap(({ notes }) => notes.map(({ mark }) => mark)));
  return [
    marks.has('*') ? '* assumed: nothing in the text says it' : '',
    marks.has('!') ? '! outside the range its formula was made for' : '',
  ]
    .filter(text => text !== '')
    .join('\n');
}
