import type { Call } from "../../http/route.ts";
import { streamed } from "../../http/streamed.ts";
import { memberOf } from "../../team/member.ts";
import { sessionStands } from "../../team/session.ts";
import { entriesAfter } from "../hub/hub.ts";
import { SSE_HEADERS, sseEvent } from "../stream/sse.ts";
import type { Stream } from "../stream/streams.ts";
import { placeAsked } from "../stream/visitor-stream.ts";
import type { TeamListener } from "./team-feed.ts";
import { toldInboxEntry } from "./told-inbox.ts";

/** More entries than these are not told again: who was away for so long looks anew. */
const MOST_REPLAYED = 1_000;

/** Milliseconds between two notes that who listens is there. */
const NOTED = 60_000;

/**
 * A stream of all that happens in all conversations, for the team. It ends with the session.
 *
 * @throws RequestProblem `sign-in-needed`, `too-many-requests`
 */
export function openTeamStream(call: Call): Response {
  const { services, request } = call;
  const { id, session } = memberOf(call);
  let noted = 0;
  const stands = async (): Promise<boolean> => {
    if (!(await sessionStands(services, session))) return false;
    const now = Date.now();
    if (now - noted > NOTED) {
      noted = now;
      void services.store.run("teamSeen", { session, now }).catch(() => {});
    }
    return true;
  };
  const open = services.chat.streams.reserve({
    of: "team",
    own: `member ${id}`,
    network: undefined,
    stands,
  });
  const after = placeAsked(call);
  if (request.method === "HEAD") return new Response(null, { headers: SSE_HEADERS });
  return streamed(SSE_HEADERS, (sink) => {
    const listening = new TeamStream(services);
    const stream = open(sink, () => listening.close());
    void listening.begin(stream, after).catch(() => sink.cut());
  });
}

/** One stream of the team. It listens before it looks up what came before. */
class TeamStream implements TeamListener {
  readonly #services: Pick<Call["services"], "chat" | "store">;
  readonly #unlisten: () => void;
  #stream: Stream | undefined;
  #pending: [text: string, position: number | undefined][] | undefined = [];
  #position = 0;

  constructor(services: Call["services"]) {
    this.#services = services;
    this.#unlisten = services.chat.feed.listen(this);
  }

  async begin(stream: Stream, after: number | undefined): Promise<void> {
    const { chat, store } = this.#services;
    this.#stream = stream;
    this.#position = chat.hub.position;
    const missed =
      after === undefined ? [] : await entriesAfter(store.read, after, { most: MOST_REPLAYED + 1 });
    const resumed = after !== undefined && missed.length <= MOST_REPLAYED;
    await chat.agents.refresh();
    stream.tell("hello", { position: this.#position, resumed });
    if (resumed) {
      for (const { entry } of missed) {
        const { position } = entry;
        this.#position = Math.max(this.#position, position);
        stream.write(sseEvent("entry", toldInboxEntry(entry, chat.telling), position));
      }
    }
    const pending = this.#pending ?? [];
    this.#pending = undefined;
    for (const [text, position] of pending) this.take(text, position);
  }

  take(text: string, position?: number): void {
    if (this.#pending) return void this.#pending.push([text, position]);
    if (position !== undefined) {
      if (position <= this.#position) return;
      this.#position = position;
    }
    this.#stream?.write(text);
  }

  close(): void {
    this.#unlisten();
    this.#stream = undefined;
  }
}
