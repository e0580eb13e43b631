/** Milliseconds from one round to the next: so many, and more where rounds take long. */
const ROUND = 1_000;
const SHARE = 10;

/** Does what is asked for again and again in rounds, one after the other. */
export class Rounds {
  readonly #go: () => Promise<void>;
  /** The last round has taken as many milliseconds. */
  #took = 0;
  #timer: NodeJS.Timeout | undefined;
  #going = false;
  #asked = false;
  #closed = false;

  constructor(go: () => Promise<void>) {
    this.#go = go;
  }

  /** There will be a round that begins after this. */
  ask(): void {
    this.#asked = true;
    if (this.#timer || this.#going || this.#closed) return;
    this.#timer = setTimeout(() => void this.#round(), Math.max(ROUND, SHARE * this.#took));
    this.#timer.unref();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
  }

  async #round(): Promise<void> {
    this.#timer = undefined;
    this.#going = true;
    this.#asked = false;
    const begun = performance.now();
    await this.#go();
    this.#took = performance.now() - begun;
    this.#going = false;
    if (this.#asked) this.ask();
  }
}
