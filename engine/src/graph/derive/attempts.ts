/**
 * Which formulas and defaults are worth a try. Deriving asks all of them again after every step, and most lack the same as before: one that
 * came to nothing comes to nothing again until something is known that it looked for in vain.
 */
export class Attempts {
  /** By formula or default: what its last try looked for in vain. */
  private readonly lacked = new Map<object, ReadonlySet<string>>();
  private lacking: Set<string> | undefined;

  /** @param known what the block knows now; what is in it stays */
  constructor(private readonly known: ReadonlyMap<string, unknown>) {}

  /** Notes that the try under way looked for this and it was not there. */
  lacks(path: string): void {
    this.lacking?.add(path);
  }

  /** What the try gives; `undefined`, without a try, while all is missing that the last one missed. */
  of<T>(formula: object, attempt: () => T | undefined): T | undefined {
    if (this.isVain(formula)) return undefined;
    const lacking = (this.lacking = new Set());
    const result = attempt();
    this.lacking = undefined;
    if (result === undefined) this.lacked.set(formula, lacking);
    return result;
  }

  /** What is read is no longer the same: everything may be tried again. */
  forget(): void {
    this.lacked.clear();
  }

  private isVain(formula: object): boolean {
    const lacked = this.lacked.get(formula);
    if (lacked === undefined) return false;
    for (const path of lacked) if (this.known.has(path)) return false;
    return true;
  }
}
