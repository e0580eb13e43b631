/** Who waits for a person, in the order in which they have begun to: to count is a matter of a few steps. */
export class Waiting {
  readonly #since = new Map<string, number>();
  /** When each of them has begun to wait, sorted. */
  #times: number[] = [];

  /** How many wait. */
  get count(): number {
    return this.#times.length;
  }

  /** How many have waited for longer than since a time. */
  before(since: number): number {
    let [from, to] = [0, this.#times.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if (this.#times[middle]! < since) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  /**
   * Notes since when a conversation waits; null: not any more.
   *
   * @returns whether it has changed how many wait before others
   */
  set(id: string, since: number | null): boolean {
    const known = this.#since.get(id);
    if (known === (since ?? undefined)) return false;
    const behind = (time: number): boolean => time < (this.#times.at(-1) ?? -Infinity);
    let changed = false;
    if (known !== undefined) {
      changed = behind(known);
      this.#times.splice(this.before(known), 1);
      this.#since.delete(id);
    }
    if (since !== null) {
      changed ||= behind(since);
      this.#times.splice(this.before(since), 0, since);
      this.#since.set(id, since);
    }
    return changed;
  }

  /** Puts others in the place of all that are known. */
  replace(all: Iterable<readonly [id: string, since: number]>): void {
    this.#since.clear();
    for (const [id, since] of all) this.#since.set(id, since);
    this.#times = [...this.#since.values()].toSorted((one, other) => one - other);
  }
}
