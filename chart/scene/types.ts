/** The picture as plain data: what stands where, before anyone decides whether it becomes SVG text or elements of a page. */

export interface Size {
  /** Pixels. Anything that is not a usable number falls back to a readable default. */
  readonly width: number;
  readonly height: number;
}

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export interface Paint {
  readonly fill?: string;
  readonly fillOpacity?: number;
  readonly stroke?: string;
  readonly strokeOpacity?: number;
  readonly strokeWidth?: number;
  /** Lengths of strokes and gaps, `6 4`. */
  readonly dash?: string;
}

/** A piece of a line of text. Exponents are raised by shifting, because Unicode superscripts come from whatever font has them. */
export interface TextRun {
  readonly text: string;
  readonly raised?: boolean;
}

export interface TextNode {
  readonly kind: 'text';
  readonly x: number;
  /** Base line. */
  readonly y: number;
  readonly runs: readonly TextRun[];
  readonly size: number;
  readonly fill: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly bold?: boolean;
  /** A thin outline in this colour keeps the text legible where a line runs behind it. */
  readonly halo?: string;
}

export interface PathNode extends Paint {
  readonly kind: 'path';
  readonly d: string;
}

export interface RectNode extends Paint {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface GroupNode {
  readonly kind: 'group';
  /** What the group is: `grid`, `band`, `line`, `marker`. Written as `data-part`. */
  readonly part: string;
  /** Which series, marker or row it belongs to. Written as `data-id`. */
  readonly id?: string;
  /** Draw only what falls inside the clip of this name. */
  readonly clip?: string;
  readonly children: readonly SceneNode[];
}

export type SceneNode = GroupNode | PathNode | RectNode | TextNode;

/** Things that SVG keeps aside and refers to by name. */
export type Definition =
  | { readonly kind: 'clip'; readonly id: string; readonly box: Box }
  | { readonly kind: 'hatch'; readonly id: string; readonly stroke: string; readonly angle: number };

export interface AxisScale {
  readonly kind: 'log' | 'linear';
  /** Smallest and largest value shown. */
  readonly domain: readonly [number, number];
  /** Pixel of a value, or `null` when the value has no place on this axis (not finite; not positive on a log axis). */
  toPixel(value: number): number | null;
  toValue(pixel: number): number;
}

/** How one series looks: never told apart by colour alone. */
export interface SeriesStyle {
  readonly color: string;
  /** Used where the law is outside its range; solid inside. */
  readonly dash: string;
  readonly glyph: GlyphName;
}

export type GlyphName = 'circle' | 'triangle' | 'square' | 'diamond' | 'star' | 'cross' | 'wye';

export interface PlottedMarker {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** What a page needs to answer a pointer: where the plot is and how pixels become values. */
export interface Plot {
  readonly box: Box;
  readonly x: AxisScale;
  readonly y: AxisScale;
  /** The x range of everything there is to see, before any zoom. */
  readonly fullX: readonly [number, number];
  readonly markers: readonly PlottedMarker[];
}

export interface Scene {
  readonly width: number;
  readonly height: number;
  /** Colour behind everything; absent: the page shows through. */
  readonly background?: string;
  readonly fontFamily: string;
  readonly title: string;
  readonly description: string;
  readonly definitions: readonly Definition[];
  readonly nodes: readonly SceneNode[];
  /** Absent when there is nothing to draw but a reason. */
  readonly plot?: Plot;
}

export interface LayoutOptions {
  /** With heading, legend, note and background, for a file of its own. A page that writes those itself passes `false`. */
  readonly standalone?: boolean;
  /** Ids of curves and marker roles that are switched off. */
  readonly hidden?: ReadonlySet<string>;
  /** The x values in view; absent: all of them. */
  readonly xDomain?: readonly [number, number];
}
