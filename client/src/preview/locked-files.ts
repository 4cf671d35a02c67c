/** Remembers across reloads which files have a locked panel; the page itself remembers only which file it shows. */
import type * as vscode from 'vscode';

const key = 'scale.preview.locked';

export class LockedFiles {
  constructor(private readonly memory: vscode.Memento) {}

  has(uri: string): boolean {
    const kept = this.memory.get<unknown>(key);
    return Array.isArray(kept) && kept.includes(uri);
  }

  set(uris: readonly string[]): void {
    void this.memory.update(key, uris);
  }
}
