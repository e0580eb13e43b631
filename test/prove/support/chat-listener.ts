import type { ChatConversationAnswer, ChatEntry } from "@stagelight/core/endpoints";
import { waitAfter } from "../../../packages/dashboard/src/live/wait.ts";
import { type Pause, pause } from "../../../packages/widgets/src/chat/talk/transport/back-off.ts";
import { keepLive, type Wire } from "../../../packages/widgets/src/chat/talk/transport/live.ts";
import type { ServerEvent } from "../../../packages/widgets/src/chat/talk/transport/sse.ts";
import { readStream } from "../../../packages/widgets/src/chat/talk/transport/stream.ts";

/** How a side of a chat reaches the server. */
export interface Reach {
  /** Address of its stream. */
  readonly stream: string;
  /** What shows who it is. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where it asks for what comes after a place of its conversation, while no stream comes through. */
  readonly ask?: (seq: number) => string | undefined;
}

/** One side of a chat that listens, as the widget or the dashboard does, and writes down what it is told. */
export class ChatListener {
  /** Messages of each conversation, as they came. */
  readonly told = new Map<string, ChatEntry[]>();
  /** What a stream should not have done. */
  readonly faults: string[] = [];
  /** Milliseconds from each loss of the stream until the next one was heard. */
  readonly gaps: number[] = [];
  /** How often it had to ask, for no stream came. */
  polls = 0;
  #cursor = 0;
  #seq = 0;
  #lostAt: number | undefined;
  readonly #over = new AbortController();
  readonly #listening: Promise<void>;

  constructor({ stream, headers, ask }: Reach) {
    const { signal } = this.#over;
    const waits = pause();
    const open = (given: AbortSignal): Promise<Response> =>
      fetch(stream, {
        signal: given,
        headers: { ...headers, "last-event-id": String(this.#cursor) },
      });
    const wire: Wire = {
      stream: open,
      poll: (given) => this.#poll(ask?.(this.#seq), headers, given),
      hear: (event) => this.#hear(event),
      live: (live) => this.#live(live),
    };
    this.#listening = ask ? keepLive(wire, waits, signal, true) : this.#keepTeam(wire, waits);
  }

  /** As the dashboard does: it has nothing but the stream. */
  async #keepTeam({ stream, hear, live }: Wire, { wait }: Pause): Promise<void> {
    const { signal } = this.#over;
    for (let failures = 0; !signal.aborted; failures++) {
      await readStream(stream, signal, (event) => {
        if (event.event === "hello") {
          failures = 0;
          live(true);
        }
        hear(event);
      });
      live(false);
      await wait(waitAfter(failures, Math.random()), signal);
    }
  }

  /** How many messages it was told. */
  get count(): number {
    let count = 0;
    for (const entries of this.told.values()) count += entries.length;
    return count;
  }

  async close(): Promise<void> {
    this.#over.abort();
    await this.#listening;
  }

  async #poll(
    url: string | undefined,
    headers: Reach["headers"],
    signal: AbortSignal,
  ): Promise<boolean> {
    this.polls++;
    if (url === undefined) return false;
    try {
      const answer = await fetch(url, { headers, signal });
      if (!answer.ok) return false;
      for (const entry of ((await answer.json()) as ChatConversationAnswer).entries) {
        if (entry.position > this.#cursor) this.#take(entry);
      }
      return true;
    } catch {
      return false;
    }
  }

  #live(live: boolean): void {
    const now = performance.now();
    if (!live) {
      this.#lostAt ??= now;
      return;
    }
    if (this.#lostAt !== undefined) this.gaps.push(now - this.#lostAt);
    this.#lostAt = undefined;
  }

  #hear({ event, id, data }: ServerEvent): void {
    if (event === "hello") {
      const { resumed } = JSON.parse(data) as { resumed: boolean };
      if (!resumed) this.faults.push(`a stream was not resumed after ${this.#cursor}`);
      return;
    }
    if (event !== "entry") return;
    const entry = JSON.parse(data) as ChatEntry;
    const position = Number(id);
    if (position !== entry.position) this.faults.push(`entry ${entry.position} came as ${id}`);
    if (position <= this.#cursor) this.faults.push(`${position} came after ${this.#cursor}`);
    this.#take(entry);
  }

  #take(entry: ChatEntry): void {
    this.#cursor = entry.position;
    this.#seq = entry.seq;
    if (entry.kind !== "message") return;
    const known = this.told.get(entry.conversation) ?? [];
    known.push(entry);
    this.told.set(entry.conversation, known);
  }
}
