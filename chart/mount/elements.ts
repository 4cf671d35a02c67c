/** The elements of a mounted chart. Classes only, no inline styles: the page's style sheet decides how they look. */
import type { LegendEntry } from '../scene/index.js';
import { swatchSize, toSvgFragment } from '../scene/index.js';

export interface ChartElements {
  readonly root: HTMLElement;
  readonly stage: HTMLElement;
  readonly picture: HTMLElement;
  readonly overlay: SVGSVGElement;
  readonly tooltip: HTMLElement;
  readonly live: HTMLElement;
  readonly legend: HTMLElement;
  readonly zoomIn: HTMLButtonElement;
  readonly zoomOut: HTMLButtonElement;
  readonly zoomReset: HTMLButtonElement;
}

const svgNamespace = 'http://www.w3.org/2000/svg';
const help =
  'Left and right arrows move along a curve, up and down change to another curve or to the marked points, ' +
  'Home and End go to the ends, plus and minus zoom, zero shows everything, Enter goes to the source, Escape leaves.';
let created = 0;

export function htmlElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  content = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  element.className = className;
  if (content !== '') element.textContent = content;
  return element;
}

/** Our own SVG text as an element of this page. */
export function svgElement(svg: string): Element {
  return document.importNode(new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement, true);
}

function toolButton(sign: string, label: string): HTMLButtonElement {
  const button = htmlElement('button', 'chart-tool', sign);
  button.type = 'button';
  button.title = label;
  button.setAttribute('aria-label', label);
  return button;
}

/** Builds the empty chart inside `parent`. */
export function createElements(parent: HTMLElement): ChartElements {
  created += 1;
  const root = htmlElement('div', 'chart');
  const stage = htmlElement('div', 'chart-stage');
  const helpText = htmlElement('p', 'visually-hidden', help);
  helpText.id = `chart-help-${created}`;
  stage.tabIndex = 0;
  stage.setAttribute('role', 'application');
  stage.setAttribute('aria-roledescription', 'chart');
  stage.setAttribute('aria-describedby', helpText.id);
  const picture = htmlElement('div', 'chart-picture');
  const overlay = document.createElementNS(svgNamespace, 'svg');
  overlay.setAttribute('class', 'chart-overlay');
  overlay.setAttribute('aria-hidden', 'true');
  const tooltip = htmlElement('div', 'chart-tooltip');
  tooltip.hidden = true;
  tooltip.setAttribute('aria-hidden', 'true');
  const live = htmlElement('div', 'visually-hidden');
  live.setAttribute('role', 'status');
  live.setAttribute('aria-live', 'polite');
  const tools = htmlElement('div', 'chart-tools');
  const [zoomIn, zoomOut, zoomReset] = [toolButton('+', 'Zoom in'), toolButton('−', 'Zoom out'), toolButton('All', 'Show all')];
  tools.append(zoomIn, zoomOut, zoomReset);
  const legend = htmlElement('ul', 'chart-legend');
  stage.append(picture, overlay, tooltip);
  root.append(tools, stage, helpText, live, legend);
  parent.append(root);
  return { root, stage, picture, overlay, tooltip, live, legend, zoomIn, zoomOut, zoomReset };
}

/** Fills the legend; entries that can be switched are buttons that say whether they are on. Focus stays on the same entry. */
export function fillLegend(
  legend: HTMLElement,
  entries: readonly LegendEntry[],
  hidden: ReadonlySet<string>,
  onToggle: (id: string) => void,
): void {
  const focused = legend.contains(document.activeElement) ? (document.activeElement as HTMLElement).dataset['id'] : undefined;
  legend.replaceChildren(
    ...entries.map(entry => {
      const item = htmlElement('li', 'chart-legend-item');
      const holder = entry.toggles ? htmlElement('button', 'chart-legend-button') : htmlElement('span', 'chart-legend-sign');
      holder.append(
        svgElement(toSvgFragment(entry.swatch(0, 0), swatchSize.width, swatchSize.height)),
        htmlElement('span', 'chart-legend-label', entry.label),
      );
      if (holder instanceof HTMLButtonElement) {
        holder.type = 'button';
        holder.dataset['id'] = entry.id;
        holder.setAttribute('aria-pressed', String(!hidden.has(entry.id)));
        holder.addEventListener('click', () => onToggle(entry.id));
      }
      item.append(holder);
      return item;
    }),
  );
  if (focused === undefined) return;
  [...legend.querySelectorAll('button')].find(button => button.dataset['id'] === focused)?.focus();
}
