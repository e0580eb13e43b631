/** How long somebody types who does not go on. */
const SHOWN_MS = 6_000;

/** At most one sign that the visitor types. */
const TOLD_MS = 3_000;

/** Who types: that, and nothing of what. */
export class Typing {
  readonly #show: (name: string | undefined) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #toldAt = 0;

  constructor(show: (name: string | undefined) => void) {
    this.#show = show;
  }

  /** Somebody else types; nothing: not any more. An empty name is nobody's. */
  by(name: string | undefined): void {
    clearTimeout(this.#timer);
    this.#show(name);
    if (name !== undefined) this.#timer = setTimeout(() => this.#show(undefined), SHOWN_MS);
  }

  /** The visitor types. Calls where that is to be told. */
  own(tell: () => void): void {
    if (Date.now() - this.#toldAt < TOLD_MS) return;
    this.#toldAt = Date.now();
    tell();
  }
}
