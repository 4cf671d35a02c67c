export interface OpenQuestion {
  readonly key: string;
  readonly checked: boolean;
}

/** The questions being answered, outermost first. A chain too long for the stack is cut in pieces, of which the last is answered first. */
export class Trail {
  /** Outermost questions of the pieces: each waits for the answer to the next. */
  readonly waiting: string[] = [];
  readonly open: string[] = [];
  /** What was open in the pieces before the last. */
  private readonly cut: (readonly OpenQuestion[])[] = [];
  private readonly working = new Set<string>();
  /** Those of which an earlier answer is being looked through: what is asked for that, this session may never ask for. */
  private readonly checked = new Set<string>();

  has(key: string): boolean {
    return this.working.has(key);
  }

  enter(key: string): void {
    this.open.push(key);
    this.working.add(key);
  }

  leave(): void {
    const key = this.open.pop();
    if (key !== undefined) this.working.delete(key);
  }

  /** Looks through an earlier answer to the innermost question. */
  check<T>(key: string, look: () => T): T {
    this.checked.add(key);
    try {
      return look();
    } finally {
      this.checked.delete(key);
    }
  }

  /** The question among these whose earlier answer was looked through last. */
  lastChecked(keys: readonly string[]): string | undefined {
    return keys.findLast(key => this.checked.has(key));
  }

  /** Where a chain is to be cut: what is open, and whether for an earlier answer. */
  get openQuestions(): readonly OpenQuestion[] {
    return this.open.map(key => ({ key, checked: this.checked.has(key) }));
  }

  /** The far end of a chain is answered first; what led to it is still being answered. */
  cutBefore(key: string, open: readonly OpenQuestion[]): void {
    this.waiting.push(key);
    this.cut.push(open);
    for (const each of open) {
      this.working.add(each.key);
      if (each.checked) this.checked.add(each.key);
    }
  }

  /** The last piece is answered. */
  answered(): void {
    this.waiting.pop();
    for (const { key } of this.cut.pop() ?? []) {
      this.working.delete(key);
      this.checked.delete(key);
    }
  }

  get path(): readonly string[] {
    return [...this.cut.flat().map(each => each.key), ...this.open];
  }
}
