/** A value that can be watched: as nanostores have it, whose tools can watch it too. */
export interface Watched<Value> {
  get(): Value;
  /** Calls on every change, until what it returns is called. */
  listen(listener: (value: Value) => void): () => void;
}

/** A value that can be watched and set. */
export interface Atom<Value> extends Watched<Value> {
  set(value: Value): void;
}

/** A page may put another in its place later. */
const { Set } = globalThis;

/** Makes one. */
export function atom<Value>(value: Value): Atom<Value> {
  const listeners = new Set<(value: Value) => void>();
  return {
    get: () => value,
    set(next) {
      value = next;
      // Whoever is told may set it again: those who come later hear of the last value only.
      for (const listener of listeners) listener(value);
    },
    listen(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
