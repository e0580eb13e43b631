import { backOff, pause } from "./transport/back-off.ts";
import type { Kept, Outgoing } from "../kept.ts";

/** Nothing waits longer to be sent. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;

/** What waits to be sent. */
export function waitingIn({ waiting }: Kept): readonly Outgoing[] {
  // Anybody may have written it.
  const kept = (Array.isArray(waiting) ? waiting : []) as readonly Outgoing[];
  return kept.filter(({ at }) => Date.now() - at < LONGEST_MS);
}

/** What became of a message. `wait`: nothing yet, it is tried again. */
export type Delivery = "done" | "wait" | "failed";

/** Messages on their way: in order, one after the other, until the server has each. */
export class Outbox {
  readonly #deliver: (message: Outgoing) => Promise<Delivery>;
  readonly #changed: (messages: readonly Outgoing[]) => void;
  readonly #pause = pause();
  readonly #over = new AbortController();
  #messages: readonly Outgoing[];
  #working = false;

  constructor(
    messages: readonly Outgoing[],
    deliver: (message: Outgoing) => Promise<Delivery>,
    changed: (messages: readonly Outgoing[]) => void,
  ) {
    this.#messages = messages;
    this.#deliver = deliver;
    this.#changed = changed;
  }

  get messages(): readonly Outgoing[] {
    return this.#messages;
  }

  add(message: Outgoing): void {
    this.#set([...this.#messages, message]);
    void this.work();
  }

  /** The server has it, whoever has told. */
  done(id: string | undefined): void {
    if (this.#messages.some((each) => each.id === id))
      this.#set(this.#messages.filter((each) => each.id !== id));
  }

  /** What has failed is tried once more. */
  retry(id: string): void {
    this.#set(
      this.#messages.map(({ failed, ...each }) =>
        each.id === id || !failed ? each : { ...each, failed },
      ),
    );
    void this.work();
  }

  /** There may be a connection again. */
  wake(): void {
    this.#pause.wake();
    void this.work();
  }

  close(): void {
    this.#over.abort();
  }

  async work(): Promise<void> {
    if (this.#working) return;
    this.#working = true;
    for (let failures = 0; !this.#over.signal.aborted;) {
      const next = this.#messages.find(({ failed }) => !failed);
      if (!next) break;
      const delivery = await this.#deliver(next);
      if (delivery === "done") this.done(next.id);
      else if (delivery === "failed")
        this.#set(
          this.#messages.map((each) => (each.id === next.id ? { ...each, failed: true } : each)),
        );
      failures = delivery === "wait" ? failures + 1 : 0;
      if (failures) await this.#pause.wait(backOff(failures), this.#over.signal);
    }
    this.#working = false;
  }

  #set(messages: readonly Outgoing[]): void {
    this.#messages = messages;
    this.#changed(messages);
  }
}
