/** A picture as SVG text. Well formed for any content, and without inline styles, so that it also passes a strict content policy. */
import type { Definition, Paint, Scene, SceneNode, TextNode } from './types.js';

type Attributes = Readonly<Record<string, string | number | undefined>>;

export interface SvgOptions {
  /** Read out first, in place of the title of the scene. */
  readonly title?: string;
  readonly description?: string;
  /** A page that describes the picture in its own elements writes it without role and texts. */
  readonly decorative?: boolean;
}

/** Characters that XML 1.0 cannot hold at all, not even escaped. */
const forbidden = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

export function escapeXml(text: string): string {
  return text.replace(forbidden, '\ufffd').replace(/&/gu, '&amp;').replace(/</gu, '&lt;').replace(/>/gu, '&gt;').replace(/"/gu, '&quot;');
}

function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escapeXml(String(value))}"`)
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

function paintAttributes(paint: Paint): Attributes {
  return {
    fill: paint.fill ?? 'none',
    'fill-opacity': paint.fillOpacity,
    stroke: paint.stroke,
    'stroke-opacity': paint.strokeOpacity,
    'stroke-width': paint.strokeWidth,
    'stroke-dasharray': paint.dash,
    'stroke-linejoin': paint.stroke === undefined ? undefined : 'round',
  };
}

function writeText(node: TextNode): string {
  const content = node.runs
    .map(run =>
      run.raised === true
        ? element('tspan', { dy: -node.size * 0.4, 'font-size': node.size * 0.75 }, escapeXml(run.text))
        : escapeXml(run.text),
    )
    .join('');
  const halo = node.halo === undefined ? {} : { stroke: node.halo, 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' };
  return element(
    'text',
    {
      x: node.x,
      y: node.y,
      'font-size': node.size,
      fill: node.fill,
      'text-anchor': node.anchor === 'start' ? undefined : node.anchor,
      'font-weight': node.bold === true ? 600 : undefined,
      ...halo,
    },
    content,
  );
}

function writeNode(node: SceneNode): string {
  switch (node.kind) {
    case 'text':
      return writeText(node);
    case 'path':
      return element('path', { d: node.d, ...paintAttributes(node) });
    case 'rect':
      return element('rect', { x: node.x, y: node.y, width: node.width, height: node.height, ...paintAttributes(node) });
    case 'group': {
      const clip = node.clip === undefined ? undefined : `url(#${node.clip})`;
      return element('g', { 'data-part': node.part, 'data-id': node.id, 'clip-path': clip }, node.children.map(writeNode).join(''));
    }
  }
}

function writeDefinition(definition: Definition): string {
  if (definition.kind === 'clip') {
    const { left, top, right, bottom } = definition.box;
    const area = { x: left, y: top, width: Math.max(0, right - left), height: Math.max(0, bottom - top) };
    return element('clipPath', { id: definition.id }, element('rect', area));
  }
  const stripe = element('path', { d: 'M0,0V7', stroke: definition.stroke, 'stroke-width': 1.4 });
  const frame = { id: definition.id, width: 7, height: 7, patternUnits: 'userSpaceOnUse', patternTransform: `rotate(${definition.angle})` };
  return element('pattern', frame, stripe);
}

/** Nodes without the `svg` element around them, for a swatch in a page. */
export function toSvgFragment(nodes: readonly SceneNode[], width: number, height: number): string {
  const frame = { xmlns: 'http://www.w3.org/2000/svg', width, height, viewBox: `0 0 ${width} ${height}` };
  return element('svg', { ...frame, 'aria-hidden': 'true', focusable: 'false' }, nodes.map(writeNode).join(''));
}

/** The whole picture as one `svg` element with a name and a description. */
export function toSvg(scene: Scene, options: SvgOptions = {}): string {
  const spoken =
    element('title', {}, escapeXml(options.title ?? scene.title)) +
    element('desc', {}, escapeXml(options.description ?? scene.description));
  const background =
    scene.background === undefined ? '' : element('rect', { width: scene.width, height: scene.height, fill: scene.background });
  const definitions = scene.definitions.length === 0 ? '' : element('defs', {}, scene.definitions.map(writeDefinition).join(''));
  const access =
    options.decorative === true
      ? { 'aria-hidden': 'true', focusable: 'false' }
      : { role: 'img', 'aria-label': options.title ?? scene.title };
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      width: scene.width,
      height: scene.height,
      viewBox: `0 0 ${scene.width} ${scene.height}`,
      ...access,
      'font-family': scene.fontFamily,
    },
    (options.decorative === true ? '' : spoken) + definitions + background + scene.nodes.map(writeNode).join(''),
  );
}
