import { atom as nanostore } from "nanostores";

/** A value that can be watched: a store of nanostores, which its tools for every framework can watch too. */
export interface Watched<Value> {
  get(): Value;
  /** Calls on every change, until what it returns is called. */
  listen(listener: (value: Value) => void): () => void;
}

/** A value that can be watched and set. */
export interface Atom<Value> extends Watched<Value> {
  set(value: Value): void;
}

/** Makes one. */
export const atom: <Value>(value: Value) => Atom<Value> = nanostore;
