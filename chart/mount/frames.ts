/** However many events ask, the work is done once for each frame of the screen. */
export interface Frames {
  request(): void;
  cancel(): void;
}

export function oncePerFrame(work: () => void): Frames {
  let pending: number | null = null;
  return {
    request() {
      pending ??= requestAnimationFrame(() => {
        pending = null;
        work();
      });
    },
    cancel() {
      if (pending !== null) cancelAnimationFrame(pending);
      pending = null;
    },
  };
}
