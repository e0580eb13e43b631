import type { Store } from "../../store/store.ts";
import { among } from "../write/among.ts";
import type { Conversation, Entry, Written, WrittenToAll } from "../write/write.ts";
import { inTurns } from "./in-turns.ts";
import {
  type Listener,
  type News,
  type NewsOfOne,
  type NewsToVisitors,
  type Owned,
  topicOf,
} from "./news.ts";
import type { Payload } from "./payload.ts";
import { Rounds } from "./rounds.ts";
import { Waiting } from "./waiting.ts";

/** Entries that are read at once, and milliseconds until reading is tried again. */
const AT_ONCE = 500;
const AGAIN = 300;

/** What a commit of another server has changed. */
interface Elsewhere {
  readonly position: number;
  readonly changed: readonly string[];
  readonly reads: NonNullable<Payload["reads"]>;
}

type Step = { readonly here: Extract<Written, { ok: true }> } | { readonly elsewhere: Elsewhere };

/**
 * Tells whoever listens what was committed: every entry once, in the order of positions. What this server
 * has written itself is told from memory where nothing is missing before it, and else read.
 */
export class Hub {
  readonly #failed: (error: unknown) => void;
  readonly #read: Store["read"];
  readonly #kind: Store["kind"];
  readonly #topics = new Map<string, Set<Listener>>();
  readonly #team = new Set<Listener>();
  readonly #steps: Step[] = [];
  /** Conversations that wait for a person. */
  readonly #waiting = new Waiting();
  /** Of those that have changed while it is counted who waits: since when they do. */
  #counting: Map<string, number | null> | undefined;
  readonly #places = new Rounds(() => this.tellVisitors({ is: "queue" }));
  #position = 0;
  #reading = false;
  #closed = false;

  /** @param failed is told of what one that listens throws */
  constructor({ read, kind }: Pick<Store, "read" | "kind">, failed: (error: unknown) => void) {
    this.#failed = failed;
    this.#read = read;
    this.#kind = kind;
  }

  /** From here on it tells. */
  async open(): Promise<void> {
    this.#position = await this.committedUpTo();
    await this.countWaiting();
  }

  /** Position of the last entry in the database. */
  async committedUpTo(): Promise<number> {
    const row = await this.#read.selectFrom("chat_position").select("value").executeTakeFirst();
    return row?.value ?? 0;
  }

  /** Of the last entry that was told. */
  get position(): number {
    return this.#position;
  }

  /** @returns what ends it */
  listen(topic: string, listener: Listener): () => void {
    const listeners = this.#topics.get(topic) ?? new Set();
    this.#topics.set(topic, listeners.add(listener));
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#topics.get(topic) === listeners) this.#topics.delete(topic);
    };
  }

  /** Listens to all conversations, as the team does. */
  listenToAll(listener: Listener): () => void {
    this.#team.add(listener);
    return () => void this.#team.delete(listener);
  }

  /** Whether anybody listens for a conversation's visitor here. */
  hears(owned: Omit<Owned, "id">): boolean {
    return this.#topics.has(topicOf(owned) ?? "");
  }

  /** How many streams of the team there are. */
  get team(): number {
    return this.#team.size;
  }

  /** How many wait for a person. */
  get waiting(): number {
    return this.#waiting.count;
  }

  /** How many wait for a person before somebody who has waited since then. */
  waitingBefore(since: number): number {
    return this.#waiting.before(since);
  }

  /** Counts anew: what is deleted waits no more. */
  async countWaiting(): Promise<void> {
    const changed = (this.#counting = new Map<string, number | null>());
    const rows = await this.#read
      .selectFrom("conversation")
      .select(["id", "waiting_since"])
      .where("waiting_since", "is not", null)
      .execute();
    this.#waiting.replace(rows.map(({ id, waiting_since: since }) => [id, since!]));
    for (const [id, since] of changed) this.#waiting.set(id, since);
    if (this.#counting === changed) this.#counting = undefined;
    this.#places.ask();
  }

  /** What was committed here. */
  committed(written: readonly (Written | WrittenToAll)[]): void {
    for (const each of written) {
      if (!each.ok) continue;
      const all = "written" in each ? each.written : [each];
      for (const here of all) if (!here.again) this.#steps.push({ here });
    }
    this.#next();
  }

  /** What was committed elsewhere. */
  committedElsewhere(elsewhere: Elsewhere): void {
    this.#steps.push({ elsewhere });
    this.#next();
  }

  /** Tells what is not kept: it passes whatever is still to be read. */
  tell(news: NewsOfOne): void {
    const listeners = this.#topics.get(topicOf(news.of) ?? "");
    if (listeners) this.#tellEach(listeners, news);
    this.#tellEach(this.#team, news);
  }

  /** Tells all visitors that listen. */
  tellVisitors(news: NewsToVisitors): Promise<void> {
    return inTurns(this.#topics.values(), (listeners) => this.#tellEach(listeners, news));
  }

  /** What is wrong with one that listens must keep nothing from the others. */
  #tellEach(listeners: ReadonlySet<Listener>, news: News): void {
    for (const listener of listeners) {
      try {
        listener.hear(news);
      } catch (error) {
        this.#failed(error);
      }
    }
  }

  close(): void {
    this.#closed = true;
    this.#places.close();
    this.#topics.clear();
    this.#team.clear();
  }

  #next(): void {
    while (!this.#reading && this.#steps.length > 0) {
      const step = this.#steps[0]!;
      if ("here" in step && this.#tellHere(step.here)) this.#steps.shift();
      else void this.#readUpTo(step);
    }
  }

  /** @returns false where something before it is missing */
  #tellHere({ conversation, entries, turned, read }: Extract<Written, { ok: true }>): boolean {
    for (const entry of entries) {
      if (entry.position <= this.#position) continue;
      if (entry.position > this.#position + 1) return false;
      this.#tellEntry(conversation, entry);
    }
    this.#tellChanged(conversation, turned);
    if (read) this.tell({ is: "read", of: conversation, ...read });
    return true;
  }

  #tellEntry(of: Owned, entry: Entry): void {
    this.#position = entry.position;
    this.tell({ is: "entry", of, entry });
  }

  #tellChanged(of: Conversation, turned: boolean): void {
    this.#counting?.set(of.id, of.waiting_since);
    if (this.#waiting.set(of.id, of.waiting_since)) this.#places.ask();
    this.tell({ is: "conversation", of, turned });
  }

  /** Whatever stands before a position that was committed is committed too: nothing comes in between later. */
  async #readUpTo(step: Step): Promise<void> {
    this.#reading = true;
    try {
      if ("here" in step) {
        await this.#readEntries(step.here.entries[0]!.position - 1);
      } else {
        const { position, changed, reads } = step.elsewhere;
        await this.#readEntries(position);
        await this.#readChanged(changed, reads);
        this.#steps.shift();
      }
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN).unref());
    } finally {
      this.#reading = false;
      if (!this.#closed) this.#next();
    }
  }

  async #readEntries(upTo: number): Promise<void> {
    while (this.#position < upTo && !this.#closed) {
      const rows = await entriesAfter(this.#read, this.#position, { upTo, most: AT_ONCE });
      for (const { of, entry } of rows) this.#tellEntry(of, entry);
      // What was deleted since has left a gap.
      if (rows.length < AT_ONCE) this.#position = Math.max(this.#position, upTo);
    }
  }

  async #readChanged(ids: readonly string[], reads: Elsewhere["reads"]): Promise<void> {
    if (ids.length === 0) return;
    const rows = await this.#read
      .selectFrom("conversation")
      .selectAll()
      .where("id", "in", among(this.#kind, ids))
      .execute();
    for (const row of rows) this.#tellChanged(row, true);
    for (const [id, by, seq] of reads) {
      const of = rows.find((row) => row.id === id);
      if (of) this.tell({ is: "read", of, by, seq });
    }
  }
}

/** The entries after a position, in order, with whom they are told. */
export async function entriesAfter(
  read: Store["read"],
  position: number,
  { upTo, most }: { readonly upTo?: number; readonly most: number },
): Promise<{ readonly of: Owned; readonly entry: Entry }[]> {
  let query = read
    .selectFrom("chat_entry")
    .innerJoin("conversation", "conversation.id", "chat_entry.conversation_id")
    .selectAll("chat_entry")
    .select(["conversation.holder", "conversation.user_id"])
    .where("chat_entry.position", ">", position)
    .orderBy("chat_entry.position")
    .limit(most);
  if (upTo !== undefined) query = query.where("chat_entry.position", "<=", upTo);
  const rows = await query.execute();
  return rows.map(({ holder, user_id: user, ...entry }) => ({
    of: { id: entry.conversation_id, holder, user_id: user },
    entry,
  }));
}
