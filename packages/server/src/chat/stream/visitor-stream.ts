import type { Call } from "../../http/route.ts";
import { streamed } from "../../http/streamed.ts";
import { type ChatCaller, chatCaller, chatOf } from "../caller.ts";
import type { Listener, News } from "../hub/news.ts";
import { toldConversation, toldEntry } from "../told.ts";
import type { Conversation, Entry } from "../write/write.ts";
import { entriesOf, newestOf } from "../own.ts";
import { SSE_HEADERS, sseEvent } from "./sse.ts";
import type { Stream } from "./streams.ts";

/** More entries than these are not told again: who was away for so long looks anew. */
const MOST_REPLAYED = 1_000;

/** News that may wait while it is looked up what came before. */
const MOST_PENDING = 2_000;

/** So many conversations of one visitor are told of as a stream begins. */
const TOLD = 20;

/**
 * A stream of all that happens in the caller's conversations.
 *
 * @throws RequestProblem `not-found`, `visitor-unknown`, `too-many-requests`
 */
export function openVisitorStream(call: Call): Response {
  chatOf(call);
  const caller = chatCaller(call);
  const { services, address, identity, request } = call;
  const { chat } = services;
  const ends = identity === undefined ? undefined : identity.expiresAt * 1_000;
  const open = chat.streams.reserve({
    of: "visitor",
    own: caller.topic,
    network: address ?? "unknown",
    ...(ends !== undefined && { stands: async () => Date.now() < ends }),
  });
  const after = placeAsked(call);
  const locale = call.url.searchParams.get("locale") ?? "";
  if (request.method === "HEAD") return new Response(null, { headers: SSE_HEADERS });
  return streamed(SSE_HEADERS, (sink) => {
    const listening = new VisitorStream(services, caller, locale);
    const stream = open(sink, () => listening.close());
    void listening.begin(stream, after).catch(() => sink.cut());
  });
}

/** After which entry the stream goes on; nothing for what says none. */
export function placeAsked({ request, url }: Call): number | undefined {
  const asked = request.headers.get("last-event-id") ?? url.searchParams.get("after") ?? "";
  return /^\d{1,15}$/.test(asked) ? Number(asked) : undefined;
}

/** One visitor's stream. It listens before it looks up what came before: nothing is missed or told twice. */
class VisitorStream implements Listener {
  readonly #services: Pick<Call["services"], "chat" | "store">;
  readonly #caller: ChatCaller;
  readonly #locale: string;
  readonly #unlisten: () => void;
  #stream: Stream | undefined;
  /** What has happened while the past was looked up. */
  #pending: News[] | undefined = [];
  /** Of the last entry that was told. */
  #position = 0;
  /** Conversations whose visitor this is. */
  #own: readonly Conversation[] = [];
  /** Those that wait for a person, and how many were told to wait before them; most who listen have none. */
  #waiting:
    Map<string, { readonly row: Conversation; readonly before: number | undefined }> | undefined;

  constructor(services: Call["services"], caller: ChatCaller, locale: string) {
    this.#services = services;
    this.#caller = caller;
    this.#locale = locale;
    this.#unlisten = services.chat.hub.listen(caller.topic, this);
  }

  async begin(stream: Stream, after: number | undefined): Promise<void> {
    const { chat, store } = this.#services;
    const { by } = this.#caller;
    this.#stream = stream;
    this.#position = chat.hub.position;
    const missed =
      after === undefined
        ? []
        : await entriesOf(store.read, by, { after, most: MOST_REPLAYED + 1 });
    const resumed = after !== undefined && missed.length <= MOST_REPLAYED;
    const rows = await newestOf(store.read, by, TOLD);
    await chat.agents.refresh();
    stream.tell("hello", { position: this.#position, resumed });
    if (resumed) for (const entry of missed) this.#tellEntry(entry);
    for (const row of rows) {
      if (row.state !== "closed") this.#tellConversation(row, true);
    }
    const pending = this.#pending ?? [];
    this.#pending = undefined;
    for (const news of pending) this.hear(news);
    this.#own = rows.filter(({ state }) => state !== "closed");
    this.#tellTeam(true);
  }

  hear(news: News): void {
    const stream = this.#stream;
    if (!stream) return;
    if (this.#pending) {
      this.#pending.push(news);
      if (this.#pending.length > MOST_PENDING) stream.bye(0);
      return;
    }
    const { telling } = this.#services.chat;
    switch (news.is) {
      case "entry":
        if (news.entry.position > this.#position) this.#tellEntry(news.entry);
        break;
      case "conversation":
        this.#tellConversation(news.of, news.turned);
        break;
      case "read":
        stream.tell("read", { conversation: news.of.id, by: news.by, seq: news.seq });
        break;
      case "typing": {
        if (news.by !== "agent") break;
        const name = telling.agents.told(news.member ?? null)?.name;
        const typing = { conversation: news.of.id, by: news.by };
        stream.tell("typing", { ...typing, ...(name !== undefined && { name }) });
        break;
      }
      case "availability":
        stream.tell("availability", news.told(this.#locale));
        break;
      case "queue":
        for (const { row, before } of this.#waiting?.values() ?? []) {
          if (telling.waitingBefore(row.waiting_since!) !== before) {
            this.#tellConversation(row, true);
          }
        }
        break;
      // What the team does is told to the team alone.
      case "looking":
      case "visitor":
    }
  }

  close(): void {
    this.#unlisten();
    this.#stream = undefined;
    this.#tellTeam(false);
  }

  #tellEntry(entry: Entry): void {
    const told = toldEntry(entry, this.#services.chat.telling);
    this.#position = Math.max(this.#position, entry.position);
    if (told) this.#stream?.write(sseEvent("entry", told, entry.position));
  }

  /** @param turned whether the visitor is to be told of what has changed */
  #tellConversation(row: Conversation, turned: boolean): void {
    const told = turned ? toldConversation(row, this.#services.chat.telling) : undefined;
    if (told) this.#stream?.tell("conversation", told);
    if (row.waiting_since === null) {
      this.#waiting?.delete(row.id);
      return;
    }
    this.#waiting ??= new Map();
    const before = told ? told.queue : this.#waiting.get(row.id)?.before;
    this.#waiting.set(row.id, { row, before });
  }

  #tellTeam(online: boolean): void {
    const { chat } = this.#services;
    for (const of of this.#own) {
      if (!online && chat.hub.hears(of)) continue;
      const { id, holder, user_id, page } = of;
      chat.tell({ is: "visitor", of: { id, holder, user_id }, page, online });
    }
  }
}
