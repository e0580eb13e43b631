import type { Clock } from "../operations/clock.ts";
import type { Handler } from "./handler.ts";

/** Keeps the calls of one endpoint within its rate, as far as this process makes them. */
export class Pace {
  readonly #rate: Handler["rate"];
  readonly #clock: Clock;
  /** When the last calls were begun, the oldest first. */
  readonly #begun: number[] = [];

  constructor(rate: Handler["rate"], clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
  }

  /** Milliseconds until the next call may begin. */
  wait(): number {
    if (!this.#rate || this.#begun.length < this.#rate.calls) return 0;
    return Math.max(0, this.#begun[0]! + this.#rate.seconds * 1_000 - this.#clock.now());
  }

  /** A call begins. */
  count(): void {
    if (!this.#rate) return;
    this.#begun.push(this.#clock.now());
    if (this.#begun.length > this.#rate.calls) this.#begun.shift();
  }
}
