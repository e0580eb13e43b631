import type { ChatAttributes, ChatAvailability, ChatEntry } from "@stagelight/core/endpoints";
import { type Atom, atom, type Watched } from "../platform/atom.ts";
import { textOf } from "../platform/values.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import type { Suggestion } from "./answers/suggestion.ts";
import { askTabs } from "./ask-tabs.ts";
import type { ChatApiCalls } from "./chat-calls.ts";
import type { ChatOptions } from "./chat-options.ts";
import { type ChatState, IDLE, type Note } from "./chat-state.ts";
import { keeper, type SentFile } from "./kept.ts";
import type { Surface } from "./surface.ts";
import type { DeskListener } from "./talk/desk.ts";
import type { TokenSource } from "./talk/proof.ts";
import type { Talk } from "./talk/talk.ts";

/** Letters are rarely typed faster than that one after the other. */
const SUGGEST_MS = 150;

/** What the address is called that is left while nobody is there. */
const EMAIL = { id: "email", name: "email", type: "email", required: true } as const;

/**
 * A chat in its element: the panel, and what is written into it. What it takes to talk is in files of its
 * own, which come when somebody begins to.
 */
export class ChatPage implements WidgetPage<ChatOptions, ChatState> {
  readonly #state: Atom<ChatState> = atom(IDLE);
  readonly $state: Watched<ChatState> = this.#state;
  readonly #around: Surroundings;
  readonly #surfaceOf: (node: HTMLElement) => Surface;
  options: ChatOptions;
  #node: HTMLElement | undefined;
  #surface: Surface | undefined;
  #talking: Promise<Talk> | undefined;
  #suggesting: ReturnType<typeof setTimeout> | undefined;
  #focus: string | undefined;
  /** What the page has said of its visitor before there was a chat. */
  #source: TokenSource | undefined;
  #attributes: ChatAttributes = {};

  constructor(
    options: ChatOptions,
    around: Surroundings,
    surfaceOf: (node: HTMLElement) => Surface,
  ) {
    this.options = options;
    this.#around = around;
    this.#surfaceOf = surfaceOf;
    this.set({ sound: options.sound });
  }

  /** The panel is painted. */
  attach(node: HTMLElement | null): void {
    if (!node || node === this.#node) return;
    this.#node = node;
    this.#surface = this.#surfaceOf(node);
  }

  change(options: ChatOptions): void {
    this.options = options;
  }

  connect(): () => void {
    const { draft = "", open = false, sound = this.options.sound, secret } = keeper.all;
    this.set({ draft, sound });
    const desk = () => this.get().talk?.desk;
    const blind = this.#surface!.watch({
      left: () => desk()?.rest(),
      back: () => desk()?.wake(),
      seen: () => this.#see(),
      online: () => desk()?.wake(),
    });
    this.#surface!.offer(this.#calls());
    if (secret || this.get().talk) this.#later(({ desk }) => desk.look());
    if (open) this.open(true);
    return () => {
      blind();
      this.#surface!.close();
      this.set({ open: false, talk: undefined });
      void this.#talking?.then(({ desk }) => desk.left(this.#listener));
      this.#talking = undefined;
    };
  }

  takeFocus(): string | undefined {
    const focus = this.#focus;
    this.#focus = undefined;
    return focus;
  }

  /** It is kept elsewhere: what was written outlives pages. */
  draft(): Record<string, never> {
    return {};
  }

  restore(): void {}

  set(change: Partial<ChatState>): void {
    this.#state.set({ ...this.get(), ...change });
  }

  get(): ChatState {
    return this.#state.get();
  }

  /** @param quietly it was open on the page before: the focus stays where it is */
  open(quietly = false): void {
    if (this.get().open || !this.#surface) return;
    this.#surface.open(() => this.close(), quietly);
    if (!quietly) this.#focus = "text";
    keeper.keep({ open: true });
    this.set({ open: true, used: true, announced: "" });
    void this.#look();
    void this.#askBefore();
    this.#see();
    this.#around.emit("stagelight:chat-opened", { talking: !this.first() });
  }

  close(): void {
    if (!this.get().open) return;
    keeper.keep({ open: false });
    this.set({ open: false, announced: "" });
    this.#surface?.close();
    this.#around.emit("stagelight:chat-closed", { talking: !this.first() });
  }

  toggle(): void {
    if (this.get().open) this.close();
    else this.open();
  }

  /** Something is written into the field for the message. */
  write(draft: string): void {
    this.set({ draft, note: undefined });
    keeper.keep({ draft });
    clearTimeout(this.#suggesting);
    if (!draft.trim()) return this.set({ suggestions: [] });
    this.#later(({ desk }) => desk.types());
    if (this.options.answers?.index && !this.get().person && this.first())
      this.#suggesting = setTimeout(() => this.#later((talk) => this.#suggest(talk)), SUGGEST_MS);
  }

  /** Something is filled in before the first message, or an address is left. */
  fill(name: string, value: string | readonly string[]): void {
    const { values, problems } = this.get();
    const { [name]: _solved, ...others } = problems;
    this.set({ values: { ...values, [name]: value }, problems: others, note: undefined });
  }

  /** Sends what is written, or a text that was pressed. */
  send(text = this.get().draft): void {
    const said = text.trim();
    if (!said || this.get().busy) return;
    this.#later(async (talk) => {
      if (!this.#ready(talk)) return;
      this.write("");
      const answer = await this.#ask(talk, said);
      if (answer) this.#answered(talk, { ...answer, question: said });
      else this.#say(talk, said);
    });
  }

  /** Takes one of the questions that may be meant. */
  choose(suggestion: Suggestion): void {
    this.#later((talk) => {
      this.write("");
      this.#focus = "text";
      this.#answered(talk, suggestion);
    });
  }

  /** A person is wanted. */
  person(): void {
    const last = this.get().exchanges.at(-1);
    if (this.get().conversation) return void this.act("person");
    this.#focus = "text";
    this.set({ person: true });
    // What was asked already need not be asked again.
    if (last) this.#later((talk) => this.#ready(talk) && this.#say(talk, last.question));
  }

  /** What was answered at once has not helped. */
  missed(): void {
    const last = this.get().exchanges.at(-1);
    if (last) this.#later(async ({ answers }) => (await answers)?.missed(last.question));
    this.person();
  }

  retry(id: string): void {
    this.#later(({ desk }) => desk.retry(id));
  }

  /** Leaves the address that was filled in. */
  leaveEmail(): void {
    const { values } = this.get();
    this.#later(({ problemsOf }) => {
      const problems = problemsOf(values, [EMAIL]);
      if (!problems["email"])
        return this.act("email", undefined, { email: textOf(values, "email") });
      this.#focus = "email";
      this.set({ problems });
      return undefined;
    });
  }

  async rate(score: number): Promise<void> {
    const { conversation } = this.get();
    await this.act("rating", "rated", { score });
    if (conversation && this.get().note === "rated")
      this.#around.emit("stagelight:chat-rated", { conversation: conversation.id, score });
  }

  hush(sound: boolean): void {
    this.set({ sound });
    keeper.keep({ sound });
    if (sound) this.#surface?.beep();
  }

  /** Sends a file. */
  attachFile(file: File): void {
    const { attachments } = this.options;
    this.#later(async (talk) => {
      if (!attachments || this.get().busy || !this.#ready(talk)) return;
      this.set({ busy: true, note: undefined });
      talk.desk.api.begin();
      const sent = await talk.sendFile(file, attachments, talk.desk.api);
      this.set({ busy: false, ...(typeof sent === "string" && { note: sent }) });
      if (typeof sent === "object") this.#say(talk, this.get().draft.trim() || file.name, [sent]);
    });
  }

  /** Whether this is before the first message. */
  first(): boolean {
    return !this.get().conversation && this.get().waiting.length === 0;
  }

  /** Whether what was said last was answered by no person, and none is wanted yet. */
  unanswered(): boolean {
    const { conversation, person, waiting, entries, exchanges } = this.get();
    if (person || conversation?.person || waiting.length > 0) return false;
    const last = entries.findLast(({ kind }) => kind === "message");
    return last ? last.author === "answerer" : exchanges.length > 0;
  }

  /** Does something with the conversation, and tells what has come of it. */
  async act(what: string, note?: Note, body?: object): Promise<void> {
    const sent = await this.get().talk?.desk.act(what, body);
    const unproven = sent?.kind === "failed" && sent.code === "address-unproven";
    const failed = unproven ? "address-unproven" : "not-done";
    this.set({ note: sent?.kind === "taken" ? note : failed });
  }

  /** Does something once all is there that it takes to talk; where that does not come, says so. */
  #later(then: (talk: Talk) => unknown): void {
    this.#talk().then(then, () => this.set({ lost: true }));
  }

  #talk(): Promise<Talk> {
    const open = async (): Promise<Talk> => {
      const { openTalk } = await import("./talk/talk.ts").catch(again);
      const talk = openTalk(this.options, keeper);
      this.set({ talk });
      talk.desk.attributes(this.#attributes);
      talk.desk.listen(this.#listener);
      await talk.desk.user(this.#source);
      return talk;
    };
    return (this.#talking ??= open().catch((error: unknown) => {
      this.#talking = undefined;
      throw error;
    }));
  }

  /** Whether all is filled in that has to be; shows what is not. */
  #ready({ problemsOf }: Talk): boolean {
    const { fields, consent } = this.options;
    const problems = this.first() ? problemsOf(this.get().values, fields, consent) : {};
    const [wrong] = Object.keys(problems);
    this.#focus = wrong;
    this.set({ problems });
    return !wrong;
  }

  #say({ desk, beginningOf }: Talk, text: string, files?: readonly SentFile[]): void {
    const { person, line, values } = this.get();
    const beginning = this.first()
      ? {
          ...beginningOf(values, this.options),
          ...(line && { line }),
          // What could not be answered at once is for a person.
          ...((person || this.options.answers?.answerer) && { person: true }),
        }
      : undefined;
    desk.say(text, beginning, files);
    this.write("");
  }

  #answered({ desk }: Talk, suggestion: Suggestion): void {
    desk.exchange(suggestion);
    this.set({ suggestions: [], announced: suggestion.answer });
  }

  async #ask({ answers }: Talk, text: string): Promise<Suggestion | undefined> {
    if (!this.options.answers?.answerer || this.get().person || !this.first()) return undefined;
    this.set({ busy: true });
    const answer = await (await answers)?.ask(text);
    this.set({ busy: false });
    return answer;
  }

  async #suggest({ answers }: Talk): Promise<void> {
    const { draft } = this.get();
    const suggestions = (await (await answers)?.suggest(draft)) ?? [];
    // What was written since may mean something else.
    if (this.get().draft === draft) this.set({ suggestions });
  }

  /** Looks what there is to be seen: whether somebody is there, or what was said. */
  async #look(): Promise<void> {
    const { server, locale } = this.options;
    if (!this.get().talk && !keeper.all.secret && !this.#source) {
      const secret = await askTabs();
      if (secret) keeper.keep({ secret });
      else {
        const response = await fetch(`${server}/v1/chat/availability?locale=${locale}`).catch(
          () => undefined,
        );
        if (response?.ok) this.set({ availability: (await response.json()) as ChatAvailability });
        return;
      }
    }
    this.#later(({ desk }) => desk.look());
  }

  /** Brings what is asked before the first message, where something is. */
  async #askBefore(): Promise<void> {
    const { fields, consent } = this.options;
    if (this.get().Before || (fields.length === 0 && !consent)) return;
    const { Before } = await import("./view/before.tsx");
    this.set({ Before });
  }

  #see(): void {
    const { open, unread, entries, talk } = this.get();
    const last = entries.at(-1);
    if (open && last && unread > 0 && this.#surface?.seen()) talk?.desk.read(last.seq);
  }

  readonly #listener: DeskListener = {
    show: (change) => {
      const { unread, open } = this.get();
      this.set(change);
      if (change.conversation) this.#surface?.talking(change.conversation.state === "open");
      if (!open && this.get().unread !== unread)
        this.#around.emit("stagelight:chat-unread", { count: this.get().unread });
      if (change.entries) this.#see();
    },
    said: ({ author, conversation, agent, text = "" }: ChatEntry) => {
      const { open, sound, announced } = this.get();
      const said = agent ? `${agent.name}: ${text}` : text;
      // Who has closed it hears once that there is something new.
      this.set({ announced: open ? said : announced || "unread" });
      if (sound) this.#surface?.beep();
      this.#around.emit("stagelight:chat-message", { conversation, author });
    },
    started: (conversation) => this.#around.emit("stagelight:chat-started", { conversation }),
  };

  #calls(): ChatApiCalls {
    return {
      open: ({ line } = {}) => {
        if (line && this.first()) this.set({ line });
        this.open();
      },
      close: () => this.close(),
      toggle: () => this.toggle(),
      setUser: (source) => {
        this.#source = source ?? undefined;
        if (this.#talking) this.#later(({ desk }) => desk.user(this.#source));
      },
      setAttributes: (attributes) => {
        this.#attributes = { ...this.#attributes, ...attributes };
        if (this.#talking) this.#later(({ desk }) => desk.attributes(attributes));
      },
      reset: () => {
        this.close();
        this.#source = undefined;
        this.#attributes = {};
        keeper.forget();
        if (this.#talking) this.#later(({ desk }) => desk.reset());
        const { talk, used, Before } = this.get();
        this.set({ ...IDLE, sound: this.options.sound, talk, used, Before });
      },
    };
  }
}

/**
 * Chromium remembers that an address could not be loaded, for as long as the page is open. It names it in
 * the error; with another fragment it asks again. Where no address is named this fails as well.
 */
const again = (error: unknown): Promise<typeof import("./talk/talk.ts")> =>
  import(
    /* @vite-ignore */ /* webpackIgnore: true */ `${/http\S+/.exec(error as string)}#${Date.now()}`
  );
