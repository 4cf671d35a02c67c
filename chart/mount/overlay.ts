/** The crosshair and the box with values that stand over the picture. Redrawn alone, so the picture stays still while the pointer moves. */
import type { OverlayContent, Plot, ReadingLine } from '../scene/index.js';
import { htmlElement } from './elements.js';
import type { ChartElements } from './elements.js';

const svgNamespace = 'http://www.w3.org/2000/svg';

function shape(name: string, className: string, attributes: Readonly<Record<string, number>>): SVGElement {
  const element = document.createElementNS(svgNamespace, name);
  element.setAttribute('class', className);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
  return element;
}

/** Shows the content, or clears the overlay. */
export function drawOverlay(elements: ChartElements, plot: Plot | undefined, content: OverlayContent | null): void {
  const { overlay, tooltip } = elements;
  if (content === null || plot === undefined) {
    overlay.replaceChildren();
    tooltip.hidden = true;
    return;
  }
  const { box } = plot;
  overlay.replaceChildren(
    shape('line', 'chart-crosshair', { x1: content.x, x2: content.x, y1: box.top, y2: box.bottom }),
    ...content.dots.map(dot =>
      shape('circle', dot.strong ? 'chart-dot chart-dot-strong' : 'chart-dot', { cx: content.x, cy: dot.y, r: dot.strong ? 5 : 3.5 }),
    ),
  );
  tooltip.replaceChildren(...content.lines.map(lineElement));
  tooltip.hidden = false;
  placeTooltip(tooltip, content, plot, elements.stage.clientWidth);
}

function lineElement(line: ReadingLine): HTMLElement {
  const row = htmlElement('div', line.strong ? 'chart-reading chart-reading-strong' : 'chart-reading');
  if (line.label !== '') row.append(htmlElement('span', 'chart-reading-label', line.label));
  if (line.value !== '') row.append(htmlElement('span', 'chart-reading-value', line.value));
  return row;
}

/** Beside the crosshair on the side with more room, at the top or the bottom of the plot, whichever is farther from the curves. */
function placeTooltip(tooltip: HTMLElement, { x, dots }: OverlayContent, { box }: Plot, width: number): void {
  const { offsetWidth, offsetHeight } = tooltip;
  const beside = x < width / 2 ? x + 12 : x - offsetWidth - 12;
  const mean = dots.reduce((sum, dot) => sum + dot.y, 0) / Math.max(1, dots.length);
  const below = dots.length > 0 && mean < (box.top + box.bottom) / 2;
  tooltip.style.left = `${Math.max(2, Math.min(width - offsetWidth - 2, beside))}px`;
  tooltip.style.top = `${below ? box.bottom - offsetHeight - 4 : box.top + 4}px`;
}
