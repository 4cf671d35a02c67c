/** A report before anyone decides how it is printed: sections with a table and notes. Text and Markdown print the same sections. */

export interface Column {
  readonly title: string;
  /** Numbers stand to the right. */
  readonly right?: boolean;
  /** Says what the row is about: it is repeated where a table is too wide and its columns stand in parts, one below the other. */
  readonly key?: boolean;
}

export type Tone = 'plain' | 'total' | 'faint' | 'good' | 'bad' | 'doubtful';

export interface Row {
  /** May be fewer than the columns. */
  readonly cells: readonly string[];
  /** Running text that takes the room of the columns left over. */
  readonly rest?: string;
  readonly tone?: Tone;
}

export interface Note {
  /** The sign that ties the note to a row: `*` an assumption, `!` a doubt. */
  readonly mark: string;
  readonly text: string;
  /** Where it is a reason for values: their names, and the reason by itself. */
  readonly reason?: { readonly names: string; readonly said: string };
}

/** `first, second: what is said of both` */
export const noteOn = (names: string, said: string, mark: string): Note => ({
  mark,
  text: `${names}: ${said}`,
  reason: { names, said },
});

export interface Section {
  readonly title: string;
  /** Said beside the title: where the block stands. */
  readonly aside: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly notes: readonly Note[];
}
