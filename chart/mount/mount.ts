/** A chart that answers: the picture of `layout` in a page, with crosshair, zoom, pan, legend and keyboard. */
import type { CurveSet } from '../../engine/src/curves/types.js';
import {
  contentAtCursor,
  contentAtPointer,
  cursorSentence,
  describeSet,
  keptZoom,
  layout,
  legendEntries,
  markerNear,
  movedCursor,
  pannedBy,
  toSvg,
  zoomedBy,
} from '../scene/index.js';
import type { Cursor, CursorMove, Scene, Shown, Size, StagePoint, Theme, Zoom } from '../scene/index.js';
import { createElements, fillLegend, svgElement } from './elements.js';
import type { ChartElements } from './elements.js';
import { oncePerFrame } from './frames.js';
import type { Frames } from './frames.js';
import { listen } from './input.js';
import type { ChartActions } from './input.js';
import { drawOverlay } from './overlay.js';

/** What a person has set up in a chart, to be kept over updates and reloads. */
export interface ChartView {
  readonly zoom: Zoom;
  /** Ids of curves and roles of markers that are switched off. */
  readonly hidden: readonly string[];
}

export interface MountOptions {
  /** Asked at each drawing, so that a change of the editor's theme needs no more than `redraw`. */
  theme(): Theme;
  readonly view?: ChartView;
  /** The person wants to see the source of a marked point. Offset in the main file. */
  onGoto(offset: number): void;
  onViewChange?(view: ChartView): void;
}

export interface Mounted {
  /** New figures for the same chart: zoom, legend and cursor stay as they are. */
  update(set: CurveSet): void;
  redraw(): void;
  view(): ChartView;
  destroy(): void;
}

/** Builds a chart inside `parent`. It is drawn at the next frame, and after that at most once for each frame. */
export function mount(parent: HTMLElement, set: CurveSet, options: MountOptions): Mounted {
  return new MountedChart(parent, set, options);
}

const buttonZoom = 1.5;

class MountedChart implements Mounted, ChartActions {
  readonly #elements: ChartElements;
  readonly #options: MountOptions;
  readonly #listening = new AbortController();
  readonly #frames: Frames;
  readonly #resizing: ResizeObserver;
  #set: CurveSet;
  #zoom: Zoom;
  #hidden: ReadonlySet<string>;
  #cursor: Cursor | null = null;
  #pointer: StagePoint | null = null;
  #scene: Scene | null = null;
  #pictureIsOld = true;

  constructor(parent: HTMLElement, set: CurveSet, options: MountOptions) {
    this.#elements = createElements(parent);
    this.#options = options;
    this.#set = set;
    this.#zoom = options.view?.zoom ?? null;
    this.#hidden = new Set(options.view?.hidden ?? []);
    this.#frames = oncePerFrame(() => this.#draw());
    this.#resizing = new ResizeObserver(() => this.#repaint());
    this.#resizing.observe(this.#elements.stage);
    listen(this.#elements.stage, this, this.#listening.signal);
    this.#elements.zoomIn.addEventListener('click', () => this.zoom(buttonZoom));
    this.#elements.zoomOut.addEventListener('click', () => this.zoom(1 / buttonZoom));
    this.#elements.zoomReset.addEventListener('click', () => this.showAll());
    this.redraw();
  }

  update(set: CurveSet): void {
    this.#set = set;
    this.redraw();
  }

  redraw(): void {
    this.#drawLegend();
    this.#repaint();
  }

  view(): ChartView {
    return { zoom: this.#zoom, hidden: [...this.#hidden] };
  }

  destroy(): void {
    this.#frames.cancel();
    this.#resizing.disconnect();
    this.#listening.abort();
    this.#elements.root.remove();
  }

  hover(at: StagePoint | null): void {
    this.#pointer = at;
    const shown = this.#shown();
    const link = at !== null && shown !== null && markerNear(at, shown)?.offset !== undefined;
    this.#elements.stage.classList.toggle('chart-on-link', link);
    this.#frames.request();
  }

  drag(pixels: number): void {
    const plot = this.#scene?.plot;
    if (plot === undefined || this.#zoom === null) return;
    this.#changeZoom(pannedBy(this.#zoom, plot.fullX, this.#set.x.scale, -pixels / (plot.box.right - plot.box.left)));
  }

  click(at: StagePoint): void {
    const shown = this.#shown();
    const offset = shown === null ? undefined : markerNear(at, shown)?.offset;
    if (offset !== undefined) this.#options.onGoto(offset);
  }

  zoom(factor: number, x?: number): void {
    const plot = this.#scene?.plot;
    if (plot === undefined) return;
    const anchor = x === undefined ? 0.5 : (x - plot.box.left) / (plot.box.right - plot.box.left);
    this.#changeZoom(zoomedBy(this.#zoom, plot.fullX, this.#set.x.scale, factor, Math.max(0, Math.min(1, anchor))));
  }

  showAll(): void {
    this.#changeZoom(null);
  }

  move(move: CursorMove): void {
    const shown = this.#shown();
    if (shown === null) return;
    this.#pointer = null;
    this.#cursor = movedCursor(this.#cursor, move, { ...shown, domain: shown.plot.x.domain });
    this.#elements.live.textContent = this.#cursor === null ? '' : cursorSentence(this.#cursor, this.#set);
    this.#frames.request();
  }

  /** On a marked point: its source. On a curve: the source of the plan, whose curve it is. */
  activate(): void {
    const cursor = this.#cursor;
    const { markers } = this.#set;
    const marked =
      cursor?.kind === 'marker' ? markers.find(marker => marker.id === cursor.id) : markers.find(marker => marker.role === 'plan');
    if (marked?.offset !== undefined) this.#options.onGoto(marked.offset);
  }

  leave(): void {
    this.#cursor = null;
    this.#elements.live.textContent = '';
    this.#elements.stage.blur();
    this.#frames.request();
  }

  #shown(): Shown | null {
    const plot = this.#scene?.plot;
    return plot === undefined ? null : { set: this.#set, hidden: this.#hidden, plot };
  }

  #repaint(): void {
    this.#pictureIsOld = true;
    this.#frames.request();
  }

  #changeZoom(zoom: Zoom): void {
    this.#zoom = zoom;
    this.#options.onViewChange?.(this.view());
    this.#repaint();
  }

  #toggle(id: string): void {
    const hidden = new Set(this.#hidden);
    if (!hidden.delete(id)) hidden.add(id);
    this.#hidden = hidden;
    this.#options.onViewChange?.(this.view());
    this.redraw();
  }

  #drawLegend(): void {
    fillLegend(this.#elements.legend, legendEntries(this.#set, this.#options.theme()), this.#hidden, id => this.#toggle(id));
  }

  #draw(): void {
    const width = this.#elements.stage.clientWidth;
    // A hidden page has no width; the observer asks again when it is shown.
    if (width === 0) return;
    if (this.#pictureIsOld) this.#drawPicture({ width, height: Math.round(Math.max(300, Math.min(460, width * 0.62))) });
    const shown = this.#shown();
    const content =
      shown === null
        ? null
        : this.#pointer !== null
          ? contentAtPointer(this.#pointer, shown)
          : this.#cursor !== null
            ? contentAtCursor(this.#cursor, shown)
            : null;
    drawOverlay(this.#elements, shown?.plot, content);
  }

  #drawPicture(size: Size): void {
    this.#pictureIsOld = false;
    const scene = this.#layoutKeepingZoom(size);
    const { picture, overlay, stage, root, zoomReset } = this.#elements;
    this.#scene = scene;
    picture.replaceChildren(svgElement(toSvg(scene, { decorative: true })));
    overlay.setAttribute('width', String(scene.width));
    overlay.setAttribute('height', String(scene.height));
    stage.setAttribute(
      'aria-label',
      scene.plot === undefined ? `${scene.title}. ${scene.description}` : `${this.#set.title}. ${describeSet(this.#set)}`,
    );
    root.classList.toggle('chart-empty', scene.plot === undefined);
    zoomReset.disabled = this.#zoom === null;
  }

  /** New figures may cover another range than the zoom was made for; then the zoom gives way. */
  #layoutKeepingZoom(size: Size): Scene {
    const draw = (): Scene => {
      const zoomed = this.#zoom === null ? {} : { xDomain: this.#zoom };
      return layout(this.#set, size, this.#options.theme(), { standalone: false, hidden: this.#hidden, ...zoomed });
    };
    const scene = draw();
    const kept = scene.plot === undefined ? this.#zoom : keptZoom(this.#zoom, scene.plot.fullX, this.#set.x.scale);
    if (kept?.[0] === this.#zoom?.[0] && kept?.[1] === this.#zoom?.[1]) return scene;
    this.#zoom = kept;
    return draw();
  }
}
