/** Work that is put off: to the next turn of the event loop, or for a while. */

/**
 * Calls `action` after so many milliseconds; with 0, in the next turn, behind the messages that have come in meanwhile. A timer of 0 would
 * wait a millisecond at least, which a keystroke pays each time.
 * @returns takes it back
 */
export function later(action: () => void, milliseconds: number): () => void {
  if (milliseconds > 0) {
    const timer = setTimeout(action, milliseconds);
    return () => clearTimeout(timer);
  }
  const turn = setImmediate(action);
  return () => clearImmediate(turn);
}

export const nextTurn = (): Promise<void> =>
  new Promise(resolve => {
    later(resolve, 0);
  });
