import { answerTabs } from "./answer-tabs.ts";
import { pause } from "./transport/back-off.ts";
import { keepLive, type Wire } from "./transport/live.ts";
import type { ServerEvent } from "./transport/sse.ts";
import { shareTabs, type Tabs } from "./transport/tabs.ts";
import type { ChatApi } from "./chat-api.ts";
import { whoIs } from "./proof.ts";

/** What hears the server. */
interface Listener {
  hear(event: ServerEvent): void;
  live(live: boolean): void;
  /** Asks for what is new; tells whether there was an answer. */
  poll(): Promise<boolean>;
  /** The `id` of the last event that was heard. */
  cursor(): number;
  /** Another tab has forgotten the chat. */
  forgotten(): void;
}

type Message =
  { readonly event: ServerEvent } | { readonly live: boolean } | { readonly forget: true };

/** As the tabs of a browser know it. */
const NAME = "stagelight:chat";

/** The one way by which all tabs of a browser hear the server. */
export class LineToServer {
  readonly #api: ChatApi;
  readonly #listener: Listener;
  readonly #pause = pause();
  #tabs: Tabs | undefined;
  #end: (() => void) | undefined;

  constructor(api: ChatApi, listener: Listener) {
    this.#api = api;
    this.#listener = listener;
  }

  get open(): boolean {
    return Boolean(this.#end);
  }

  /** Takes part in it, until it is closed. */
  connect(): void {
    if (this.#end) return;
    const api = this.#api;
    const work = (signal: AbortSignal, streams = true) =>
      keepLive(this.#wire(), this.#pause, signal, streams);
    const name = `${NAME} ${whoIs(api.token, api.secret)}`;
    const tabs = shareTabs(name, (message) => this.#told(message as Message), work);
    const alone = new AbortController();
    if (!tabs) void work(alone.signal, false);
    this.#tabs = tabs;
    const deaf = answerTabs(NAME, () => api.secret);
    this.#end = () => {
      alone.abort();
      tabs?.close();
      deaf();
    };
  }

  close(): void {
    this.#end?.();
    this.#end = this.#tabs = undefined;
  }

  /** There may be a connection again. */
  wake(): void {
    this.#pause.wake();
  }

  /** Has all tabs forget the chat. */
  forget(): void {
    this.#tabs?.tell({ forget: true } satisfies Message);
  }

  #wire(): Wire {
    const { live, hear, poll, cursor } = this.#listener;
    const tell = (message: Message) => this.#tabs?.tell(message);
    return {
      stream: (signal) =>
        this.#api.ask("stream", {
          signal,
          cache: "no-store",
          headers: { accept: "text/event-stream", "last-event-id": String(cursor()) },
        }),
      poll: () => poll(),
      hear(event) {
        hear(event);
        tell({ event });
      },
      live(now) {
        live(now);
        tell({ live: now });
      },
    };
  }

  #told(message: Message): void {
    if ("event" in message) this.#listener.hear(message.event);
    else if ("live" in message) this.#listener.live(message.live);
    else this.#listener.forgotten();
  }
}
