import type {
  ChatConversationAnswer,
  ChatEntry,
  ChatStreamEvents,
} from "@stagelight/core/endpoints";
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
  /**
   * What was said up to a position in conversations of which it knows all until a place each. Asked for
   * after so long an absence that the stream does not tell it again.
   */
  readonly look?: (position: number, known: (id: string) => number) => Promise<ChatEntry[]>;
}

/** One side of a chat that listens, as the widget or the dashboard does, and writes down what it is told. */
export class ChatListener {
  /** Messages of each conversation, as they came. */
  readonly told = new Map<string, ChatEntry[]>();
  /** What a stream should not have done. */
  readonly faults: string[] = [];
  /** Milliseconds from each loss of the stream until the next one was heard. */
  readonly gaps: number[] = [];
  /** How often it had to ask, for no stream came; and to look anew, for it was away for too long. */
  polls = 0;
  looks = 0;
  /** What the stream tells while it looks. */
  #held: ServerEvent[] | undefined;
  #lookUp: Reach["look"];
  /** Position of the last entry that it was told. */
  #cursor = 0;
  #seq = 0;
  #lostAt: number | undefined;
  readonly #over = new AbortController();
  readonly #listening: Promise<void>;

  constructor({ stream, headers, ask, look }: Reach) {
    this.#lookUp = look;
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

  #hear(event: ServerEvent): void {
    if (event.event === "hello") {
      const { resumed, position } = JSON.parse(event.data) as ChatStreamEvents["hello"];
      this.#held = undefined;
      if (resumed) return;
      if (this.#lookUp) void this.#look(position, this.#lookUp);
      else this.faults.push(`a stream was not resumed after ${this.#cursor}`);
    } else if (this.#held) this.#held.push(event);
    else if (event.event === "entry") this.#entry(event);
  }

  /** Where that fails, the next stream finds it as far behind as this one did. */
  async #look(position: number, look: NonNullable<Reach["look"]>): Promise<void> {
    const held: ServerEvent[] = [];
    this.#held = held;
    this.looks++;
    try {
      const missed = await look(position, (id) => this.told.get(id)?.at(-1)?.seq ?? 0);
      if (this.#held !== held) return;
      for (const entry of missed.toSorted((a, b) => a.position - b.position)) this.#take(entry);
      this.#cursor = Math.max(this.#cursor, position);
      this.#held = undefined;
      for (const event of held) this.#hear(event);
    } catch {
      // The server is gone again.
    }
  }

  #entry({ id, data }: ServerEvent): void {
    const entry = JSON.parse(data) as ChatEntry;
    const position = Number(id);
    if (position !== entry.position) this.faults.push(`entry ${entry.position} came as ${id}`);
    if (position <= this.#cursor) this.faults.push(`${position} came after ${this.#cursor}`);
    this.#take(entry);
  }

  #take(entry: ChatEntry): void {
    this.#cursor = Math.max(this.#cursor, entry.position);
    this.#seq = entry.seq;
    if (entry.kind !== "message") return;
    const known = this.told.get(entry.conversation) ?? [];
    known.push(entry);
    this.told.set(entry.conversation, known);
  }
}
