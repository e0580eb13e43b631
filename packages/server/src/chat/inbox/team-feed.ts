import type { Store } from "../../store/store.ts";
import type { Hub } from "../hub/hub.ts";
import type { Listener, News } from "../hub/news.ts";
import { sseEvent } from "../stream/sse.ts";
import type { Telling } from "../told.ts";
import { toldInboxEntry, toldRows } from "./told-inbox.ts";

/** Milliseconds in which changes of a conversation are told as one. */
const TOGETHER = 250;

/** Somebody of the team who listens. */
export interface TeamListener {
  /** @param position of an entry, so that none is told twice */
  take(text: string, position?: number): void;
}

/** What the team is told: made once for all who listen, and not at all while nobody does. */
export class TeamFeed implements Listener {
  readonly #store: Pick<Store, "read" | "kind">;
  readonly #hub: Hub;
  readonly #telling: Telling;
  readonly #listeners = new Set<TeamListener>();
  readonly #changed = new Map<string, Extract<News, { is: "conversation" }>["of"]>();
  #unlisten: (() => void) | undefined;
  #gathering = false;

  constructor(store: Pick<Store, "read" | "kind">, hub: Hub, telling: Telling) {
    this.#store = store;
    this.#hub = hub;
    this.#telling = telling;
  }

  /** @returns what ends it */
  listen(listener: TeamListener): () => void {
    this.#unlisten ??= this.#hub.listenToAll(this);
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size > 0) return;
      this.#unlisten?.();
      this.#unlisten = undefined;
      this.#changed.clear();
    };
  }

  hear(news: News): void {
    switch (news.is) {
      case "entry": {
        const { entry } = news;
        const told = toldInboxEntry(entry, this.#telling);
        this.#tell(sseEvent("entry", told, entry.position), entry.position);
        break;
      }
      case "conversation":
        this.#changed.set(news.of.id, news.of);
        if (this.#gathering) break;
        this.#gathering = true;
        setTimeout(() => void this.#tellRows(), TOGETHER);
        break;
      case "read":
        this.#tell(sseEvent("read", { conversation: news.of.id, by: news.by, seq: news.seq }));
        break;
      case "typing":
        if (news.by === "visitor") {
          this.#tell(sseEvent("typing", { conversation: news.of.id, by: news.by }));
        }
        break;
      case "looking":
        void this.#tellLooking(news);
        break;
      case "visitor": {
        const { of, page, online } = news;
        const told = { conversation: of.id, ...(page !== null && { page }), online };
        this.#tell(sseEvent("visitor", told));
        break;
      }
      // What visitors are told is nothing to the team.
      case "availability":
      case "queue":
    }
  }

  /** Tells that something to decide has come or gone. */
  decision(kind: string): void {
    this.#tell(sseEvent("decision", { kind }));
  }

  #tell(text: string, position?: number): void {
    for (const listener of this.#listeners) listener.take(text, position);
  }

  async #tellLooking({ of, member, doing }: Extract<News, { is: "looking" }>): Promise<void> {
    const { agents } = this.#telling;
    // Who has just come to the team is not known yet, and would be nobody for as long as they write.
    await agents.know(member).catch(() => {});
    const name = agents.named(member)?.name ?? "";
    this.#tell(sseEvent("presence", { conversation: of.id, member, name, doing }));
  }

  async #tellRows(): Promise<void> {
    const rows = [...this.#changed.values()];
    this.#changed.clear();
    this.#gathering = false;
    try {
      for (const row of await toldRows(this.#store, rows)) this.#tell(sseEvent("row", row));
    } catch {
      // Whoever listens looks anew when it works again: an entry or another change follows.
    }
  }
}
