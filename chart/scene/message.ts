/** A picture of words, for when there is nothing to draw: it says why. */
import { group, rect, text } from './nodes.js';
import { wrapText } from './text-width.js';
import type { Theme } from './theme.js';
import type { Scene, Size } from './types.js';

/** A calm frame with the title and the reason in its middle. */
export function messageScene(title: string, reason: string, size: Size, theme: Theme): Scene {
  const width = size.width - 56;
  const titleLines = wrapText(title, 14, width, 2);
  const lines = wrapText(reason, 12.5, width, 6);
  const top = size.height / 2 - (titleLines.length * 20 + lines.length * 18) / 2 + 14;
  const middle = size.width / 2;
  return {
    ...size,
    fontFamily: theme.fontFamily,
    title,
    description: reason,
    definitions: [],
    ...(theme.background === undefined ? {} : { background: theme.background }),
    nodes: [
      group('message', [
        rect(8.5, 8.5, size.width - 17, size.height - 17, { fill: 'none', stroke: theme.foreground, strokeOpacity: 0.3, dash: '4 4' }),
        ...titleLines.map((words, index) =>
          text(middle, top + index * 20, words, { size: 14, fill: theme.foreground, anchor: 'middle', bold: true }),
        ),
        ...lines.map((words, index) =>
          text(middle, top + titleLines.length * 20 + 4 + index * 18, words, { size: 12.5, fill: theme.muted, anchor: 'middle' }),
        ),
      ]),
    ],
  };
}
