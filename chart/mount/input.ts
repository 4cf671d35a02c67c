/** Turns what a person does with pointer, wheel and keys into what they mean by it. */
import type { CursorMove } from '../scene/index.js';

export interface ChartActions {
  /** The pointer is at a pixel of the stage, or gone. */
  hover(at: { readonly x: number; readonly y: number } | null): void;
  /** Dragged by so many pixels. */
  drag(pixels: number): void;
  click(at: { readonly x: number; readonly y: number }): void;
  /** Above 1 is closer; `x` is the pixel to keep in place. */
  zoom(factor: number, x?: number): void;
  showAll(): void;
  move(move: CursorMove): void;
  activate(): void;
  leave(): void;
}

const keyMoves: Readonly<Record<string, CursorMove>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'home',
  End: 'end',
};
const zoomStep = 1.5;
/** A press that moves less than this many pixels is a click. */
const clickSlack = 4;

/** Answers whether the key meant something here; other keys keep their meaning for the page. */
export function keyAction(key: string, actions: ChartActions): boolean {
  const move = keyMoves[key];
  if (move !== undefined) actions.move(move);
  else if (key === '+' || key === '=') actions.zoom(zoomStep);
  else if (key === '-' || key === '_') actions.zoom(1 / zoomStep);
  else if (key === '0') actions.showAll();
  else if (key === 'Enter') actions.activate();
  else if (key === 'Escape') actions.leave();
  else return false;
  return true;
}

/** Listens on the stage until the signal ends it. */
export function listen(stage: HTMLElement, actions: ChartActions, signal: AbortSignal): void {
  stage.addEventListener(
    'keydown',
    event => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (keyAction(event.key, actions)) event.preventDefault();
    },
    { signal },
  );
  listenToPointer(stage, actions, signal);
  // The bare wheel belongs to the page: it scrolls. Only with ctrl or cmd, the sign for zoom everywhere, it zooms.
  stage.addEventListener(
    'wheel',
    event => {
      if (!event.ctrlKey && !event.metaKey) return;
      event.preventDefault();
      actions.zoom(event.deltaY < 0 ? 1.2 : 1 / 1.2, event.clientX - stage.getBoundingClientRect().left);
    },
    { signal, passive: false },
  );
}

function listenToPointer(stage: HTMLElement, actions: ChartActions, signal: AbortSignal): void {
  const place = (event: PointerEvent): { x: number; y: number } => {
    const { left, top } = stage.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  let pressed: { readonly start: number; last: number; dragging: boolean } | null = null;
  stage.addEventListener(
    'pointerdown',
    event => {
      if (event.button !== 0) return;
      pressed = { start: event.clientX, last: event.clientX, dragging: false };
      stage.setPointerCapture(event.pointerId);
    },
    { signal },
  );
  stage.addEventListener(
    'pointermove',
    event => {
      if (pressed !== null && (pressed.dragging || Math.abs(event.clientX - pressed.start) > clickSlack)) {
        pressed.dragging = true;
        actions.drag(event.clientX - pressed.last);
        pressed.last = event.clientX;
        actions.hover(null);
      } else if (pressed === null) actions.hover(place(event));
    },
    { signal },
  );
  stage.addEventListener(
    'pointerup',
    event => {
      const wasClick = pressed !== null && !pressed.dragging;
      pressed = null;
      if (wasClick) actions.click(place(event));
    },
    { signal },
  );
  stage.addEventListener(
    'pointercancel',
    () => {
      pressed = null;
    },
    { signal },
  );
  stage.addEventListener('pointerleave', () => actions.hover(null), { signal });
}
