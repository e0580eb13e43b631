/** Remembers for a moment what was worked out, so that many who ask the same cost as much as one. */
export interface Memo<Value> {
  /** What is remembered under a key, else what is worked out now; of those who ask together, once. */
  get(key: string, work: () => Promise<Value>): Promise<Value>;
}

/**
 * A memory of at most so many keys: whoever asks for ever other things fills no memory with it.
 *
 * @param life milliseconds
 * @param now milliseconds, of a clock that nobody puts forward
 */
export function memo<Value>(
  { life, most }: { readonly life: number; readonly most: number },
  now: () => number = () => performance.now(),
): Memo<Value> {
  const kept = new Map<string, { readonly until: number; readonly value: Promise<Value> }>();
  return {
    get(key, work) {
      const time = now();
      const known = kept.get(key);
      if (known && known.until > time) return known.value;
      // The oldest stand first, and all live equally long.
      for (const [old, { until }] of kept) {
        if (until > time && kept.size < most) break;
        kept.delete(old);
      }
      const value = work();
      kept.set(key, { until: time + life, value });
      // What went wrong is tried again by the next who asks.
      value.catch(() => {
        if (kept.get(key)?.value === value) kept.delete(key);
      });
      return value;
    },
  };
}
