import type {
  ChatAttributes,
  ChatChangedAnswer,
  ChatConversation,
  ChatConversationAnswer,
  ChatEntry,
  ChatListAnswer,
} from "@stagelight/core/endpoints";
import { newId } from "../../platform/new-id.ts";
import type { Sent } from "../../platform/send.ts";
import type { Suggestion } from "../answers/suggestion.ts";
import type { Beginning, Keeper, Outgoing, SentFile } from "../kept.ts";
import { ChatApi } from "./chat-api.ts";
import { begin, deliver, here } from "./deliver.ts";
import { type DeskListener, type DeskState, type Hears, NOTHING } from "./desk-state.ts";
import { LineToServer } from "./line-to-server.ts";
import { isSaid, markRead, merge, unreadIn } from "./log.ts";
import { type Delivery, Outbox, waitingIn } from "./outbox.ts";
import type { TokenSource } from "./proof.ts";
import { backOff, pause } from "./transport/back-off.ts";
import type { ServerEvent } from "./transport/sse.ts";
import { Typing } from "./typing.ts";

/** How long a page may take to bring the element again that another page had. */
const LEAVING_MS = 5_000;

/** A visitor's chat with a server: one in a page, whatever elements come and go. */
export class Desk {
  readonly api: ChatApi;
  readonly #keeper: Keeper;
  readonly #line: LineToServer;
  readonly #pause = pause();
  readonly #typing = new Typing((typing) => this.#set({ typing }));
  #state: DeskState;
  #outbox: Outbox;
  #listener: DeskListener | undefined;
  #cursor = 0;
  #loading: Promise<void> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #attributes: ChatAttributes = {};
  locale = "en";

  constructor(server: string, keeper: Keeper) {
    this.#keeper = keeper;
    this.api = new ChatApi(server);
    this.api.secret = keeper.all.secret;
    this.#outbox = this.#newOutbox();
    this.#state = {
      ...NOTHING,
      waiting: this.#outbox.messages,
      exchanges: keeper.all.exchanges ?? [],
      unread: 0,
    };
    this.#line = new LineToServer(this.api, {
      hear: (event) => this.#hear(event),
      live: (live) => {
        this.#set({ lost: !live });
        if (live) this.#outbox.wake();
      },
      poll: () => this.#catchUp(),
      cursor: () => this.#cursor,
      forgotten: () => this.reset(),
    });
  }

  listen(listener: DeskListener): void {
    clearTimeout(this.#leaving);
    this.#listener = listener;
    listener.show(this.#state);
  }

  /** Nobody shows it any more; on the next page somebody may at once. */
  left(listener: DeskListener): void {
    if (this.#listener !== listener) return;
    this.#listener = undefined;
    this.#leaving = setTimeout(() => this.rest(), LEAVING_MS);
  }

  /** Looks what there is, and goes on with it. */
  async look(): Promise<void> {
    this.api.secret ??= this.#keeper.all.secret;
    if (this.api.known && !this.#line.open) await this.#load();
  }

  /** Ends what is open, as the page is left: what is open keeps browsers from keeping the page. */
  readonly rest = (): void => this.#line.close();

  /** There may be a connection again. */
  wake(): void {
    this.#line.wake();
    this.#pause.wake();
    this.#outbox.wake();
    if (this.#state.conversation) this.#line.connect();
  }

  /** Says something. What goes with the first message is said with it. */
  say(text: string, beginning?: Beginning, files?: readonly SentFile[]): void {
    this.api.begin();
    this.#keeper.keep({ secret: this.api.secret, ...(beginning && { beginning }) });
    this.#outbox.add({ id: newId(), text, at: Date.now(), ...(files && { files }) });
  }

  readonly retry = (id: string): void => this.#outbox.retry(id);

  /** What was asked and answered at once. */
  exchange(suggestion: Suggestion): void {
    const exchanges = [...this.#state.exchanges, suggestion];
    this.#set({ exchanges });
    this.#keeper.keep({ exchanges });
  }

  /** Does something with the conversation; what it is then, is shown. */
  async act(what: string, body: object = {}): Promise<Sent | undefined> {
    const { conversation } = this.#state;
    if (!conversation) return undefined;
    const sent = await this.api.post(`conversations/${conversation.id}/${what}`, body);
    if (sent.kind === "taken") {
      const { conversation } = (await sent.response.json()) as Partial<ChatChangedAnswer>;
      if (conversation) this.#adopt(conversation);
    }
    return sent;
  }

  /** The visitor has seen all up to there. */
  read(seq: number): void {
    const { conversation } = this.#state;
    if (!conversation || seq <= conversation.visitorRead) return;
    this.#set({ conversation: { ...conversation, visitorRead: seq } });
    void this.act("read", { seq });
  }

  /** The visitor types: that, and nothing of what. */
  types(): void {
    if (this.#state.conversation) this.#typing.own(() => void this.act("typing"));
  }

  /** Says something of the visitor, in the site's name. */
  attributes(attributes: ChatAttributes): void {
    this.#attributes = { ...this.#attributes, ...attributes };
    if (this.#state.conversation)
      void this.api.post("attributes", { attributes: this.#attributes, page: here() });
  }

  /** Another person is here, or the same one has signed in. */
  async user(source: TokenSource | undefined): Promise<void> {
    const before = this.api.token;
    await this.api.signIn(source);
    if (this.api.token === before) return;
    await this.api.identify();
    this.#line.close();
    this.#cursor = 0;
    this.#set({ conversation: undefined, entries: [], typing: undefined });
    await this.look();
  }

  /** Forgets all, here and in other tabs. */
  reset(): void {
    this.#line.forget();
    this.#line.close();
    this.#outbox.close();
    this.#keeper.forget();
    this.api.secret = undefined;
    void this.api.signIn(undefined);
    this.#attributes = {};
    this.#cursor = 0;
    this.#outbox = this.#newOutbox();
    this.#set({ ...NOTHING, waiting: [], exchanges: [] });
  }

  #newOutbox(): Outbox {
    return new Outbox(
      waitingIn(this.#keeper.all),
      (message) => this.#deliver(message),
      (waiting) => {
        this.#set({ waiting });
        this.#keeper.keep({ waiting });
      },
    );
  }

  /** Looks what there is, until there is an answer. */
  #load(): Promise<void> {
    const load = async (): Promise<void> => {
      const { signal } = new AbortController();
      for (let failures = 0; !(await this.#list()); failures++) {
        this.#set({ lost: true });
        await this.#pause.wait(backOff(failures), signal);
      }
      this.#loading = undefined;
      void this.#outbox.work();
    };
    return (this.#loading ??= load());
  }

  async #list(): Promise<boolean> {
    const found = await this.api.get(`conversations?locale=${this.locale}`);
    if (found?.status !== 200) return Boolean(found && found.status < 429);
    const { conversations, availability } = found.answer as ChatListAnswer;
    this.#set({ availability, lost: false });
    const kept = conversations.find(({ id }) => id === this.#keeper.all.conversation);
    const newest = kept ?? conversations[0];
    if (newest) this.#adopt(newest);
    return newest ? this.#catchUp(true) : true;
  }

  /** Asks for what has come since; tells whether there was an answer. */
  async #catchUp(quiet = false): Promise<boolean> {
    for (;;) {
      const { conversation, entries: before } = this.#state;
      if (!conversation) return false;
      const after = before.at(-1)?.seq ?? 0;
      const found = await this.api.get(`conversations/${conversation.id}?after=${after}`);
      if (found?.status !== 200) return false;
      const { entries, more, ...answer } = found.answer as ChatConversationAnswer;
      this.#adopt(answer.conversation);
      this.#take(entries, quiet);
      this.#reach(entries.at(-1)?.position);
      if (!more) return true;
    }
  }

  #hear({ id, event, data }: ServerEvent): void {
    this.#reach(Number(id) || 0);
    const hears: Hears = {
      // While all is being asked for, nothing of it is new.
      entry: (entry) => this.#take([entry], Boolean(this.#loading)),
      availability: (availability) => this.#set({ availability }),
      conversation: (conversation) => this.#adopt(conversation),
      read: (read) => this.#set({ conversation: markRead(this.#state.conversation, read) }),
      typing: ({ by, name }) => by === "agent" && this.#typing.by(name ?? ""),
    };
    hears[event as "entry"]?.(JSON.parse(data) as never);
  }

  #take(entries: readonly ChatEntry[], quiet = false): void {
    const { conversation, entries: before } = this.#state;
    const ours = entries.filter((entry) => entry.conversation === conversation?.id);
    const log = merge(before, ours);
    const fresh = log.filter((entry) => !before.includes(entry));
    if (fresh.length === 0) return;
    if (fresh.some(isSaid)) this.#typing.by(undefined);
    this.#set({ entries: log });
    for (const entry of fresh) {
      this.#outbox.done(entry.id);
      if (!quiet && isSaid(entry)) this.#listener?.said(entry);
    }
  }

  /** What is known of the conversation now; a newer one takes its place. */
  #adopt(conversation: ChatConversation): void {
    const { conversation: before } = this.#state;
    const other = before?.id !== conversation.id;
    if (before && other && before.startedAt > conversation.startedAt) return;
    // What the page knows to be read, the server is about to hear.
    const read = other ? 0 : before.visitorRead;
    const visitorRead = Math.max(read, conversation.visitorRead);
    this.#set({ conversation: { ...conversation, visitorRead }, ...(other && { entries: [] }) });
    if (!other) return;
    this.#keeper.keep({ conversation: conversation.id, secret: this.api.secret });
    this.#line.connect();
  }

  async #deliver(message: Outgoing): Promise<Delivery> {
    await this.#loading;
    const { conversation, exchanges } = this.#state;
    const { beginning = {} } = this.#keeper.all;
    const about = { locale: this.locale, beginning, exchanges, attributes: this.#attributes };
    const delivered = conversation
      ? await deliver(this.api, conversation.id, message)
      : await begin(this.api, message, about);
    if (delivered === "gone") {
      this.#line.close();
      this.#set({ conversation: undefined, entries: [] });
      return "wait";
    }
    if (typeof delivered === "string") return delivered;
    if ("entry" in delivered) this.#take([delivered.entry]);
    else {
      this.#adopt(delivered.conversation);
      this.#take(delivered.entries, true);
      this.#reach(delivered.entries.at(-1)?.position);
      this.#keeper.keep({ beginning: {}, exchanges: [] });
      this.#set({ exchanges: [] });
      this.#listener?.started(delivered.conversation.id);
    }
    return "done";
  }

  /** All up to there was heard. */
  #reach(position = 0): void {
    this.#cursor = Math.max(this.#cursor, position);
  }

  #set(change: Partial<DeskState>): void {
    const { conversation, entries } = { ...this.#state, ...change };
    const told = { ...change, unread: unreadIn(entries, conversation?.visitorRead ?? 0) };
    this.#state = { ...this.#state, ...told };
    this.#listener?.show(told);
  }
}
