// Standard in every runtime that runs this code, though in no library of the language itself.
declare class URLSearchParams implements Iterable<[string, string]> {
  constructor(init?: string);
  get(name: string): string | null;
  [Symbol.iterator](): Iterator<[string, string]>;
}
