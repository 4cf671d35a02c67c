/** Reasons of several blocks are often the same: each is told in full once, and after that only which values it holds for. */
import { noteOn, type Note, type Section } from './section.js';

export function withoutRepeats(sections: readonly Section[]): Section[] {
  const told = new Set<string>();
  return sections.map(section => {
    const isRepeated = ({ mark, reason }: Note): boolean => mark === '*' && reason !== undefined && told.has(reason.said);
    const repeated = section.notes.filter(isRepeated);
    for (const { reason } of section.notes) if (reason !== undefined) told.add(reason.said);
    if (repeated.length === 0) return section;
    const names = repeated.map(({ reason }) => reason!.names).join(', ');
    // In the place of the first, so that assumptions stay together.
    const notes = section.notes.flatMap(note => {
      if (!repeated.includes(note)) return [note];
      return note === repeated[0] ? [noteOn(names, repeated.length === 1 ? 'as told above' : 'each as told above', '*')] : [];
    });
    return { ...section, notes };
  });
}
