import type { ChatAttributes, ChatAvailability, ChatEntry } from "@stagelight/core/endpoints";
import { type Atom, atom, type Watched } from "../platform/atom.ts";
import { again } from "../platform/import-again.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import { askTabs } from "./ask-tabs.ts";
import type { ChatApiCalls } from "./chat-calls.ts";
import type { ChatOptions } from "./chat-options.ts";
import { type ChatState, IDLE } from "./chat-state.ts";
import { keeper } from "./kept.ts";
import type { Surface } from "./surface.ts";
import type { DeskListener } from "./talk/desk-state.ts";
import type { TokenSource } from "./talk/proof.ts";
import type { Talk } from "./talk/talk.ts";

/**
 * A chat's panel in its page: open or not, and what there is to be seen. What it takes to talk is in files
 * of its own, which come when somebody begins to.
 */
export abstract class ChatPanel implements WidgetPage<ChatOptions, ChatState> {
  readonly #state: Atom<ChatState> = atom(IDLE);
  readonly $state: Watched<ChatState> = this.#state;
  readonly emit: Surroundings["emit"];
  readonly #surfaceOf: (node: HTMLElement) => Surface;
  options: ChatOptions;
  #node: HTMLElement | undefined;
  surface: Surface | undefined;
  /** What it takes to talk, once it was asked for. */
  talking: Promise<Talk> | undefined;
  /** The id of what gets the focus with the next change. */
  focus: string | undefined;
  /** What the page has said of its visitor before there was a chat. */
  source: TokenSource | undefined;
  attributes: ChatAttributes = {};

  constructor(
    options: ChatOptions,
    around: Surroundings,
    surfaceOf: (node: HTMLElement) => Surface,
  ) {
    this.options = options;
    this.emit = (name, detail) => around.emit(name, detail);
    this.#surfaceOf = surfaceOf;
    const { draft = "", sound = options.sound } = keeper.all;
    this.set({ draft, sound });
  }

  /** The panel is painted. */
  attach(node: HTMLElement | null): void {
    if (!node || node === this.#node) return;
    this.#node = node;
    this.surface = this.#surfaceOf(node);
  }

  change(options: ChatOptions): void {
    this.options = options;
  }

  connect(): () => void {
    const { open = false, secret } = keeper.all;
    const desk = () => this.get().talk?.desk;
    // What is asked for comes first: who has pressed waits for it.
    this.surface!.offer(this.calls());
    if (open) this.open(true);
    const blind = this.surface!.watch({
      left: () => desk()?.rest(),
      back: () => desk()?.wake(),
      seen: () => this.#see(),
      online: () => desk()?.wake(),
    });
    if (secret || this.get().talk) this.later(({ desk }) => desk.look());
    return () => {
      blind();
      this.surface!.close();
      this.set({ open: false, talk: undefined });
      void this.talking?.then(({ desk }) => desk.left(this.#listener));
      this.talking = undefined;
    };
  }

  takeFocus(): string | undefined {
    const focus = this.focus;
    this.focus = undefined;
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

  /** What the page's own scripts can do. */
  abstract calls(): ChatApiCalls;

  /** @param quietly it was open on the page before: the focus stays where it is */
  open(quietly = false): void {
    if (this.get().open || !this.surface) return;
    this.surface.open(() => this.close(), quietly);
    if (!quietly) this.focus = "text";
    keeper.keep({ open: true });
    this.set({ open: true, used: true, announced: "" });
    void this.#look();
    this.#see();
    this.emit("stagelight:chat-opened", { talking: !this.first() });
  }

  close(): void {
    if (!this.get().open) return;
    keeper.keep({ open: false });
    this.set({ open: false, announced: "" });
    this.surface?.close();
    this.emit("stagelight:chat-closed", { talking: !this.first() });
  }

  toggle(): void {
    if (this.get().open) this.close();
    else this.open();
  }

  /** Whether this is before the first message. */
  first(): boolean {
    return !this.get().conversation && this.get().waiting.length === 0;
  }

  /** Does something once all is there that it takes to talk; where that does not come, says so. */
  later(then: (talk: Talk) => unknown): void {
    this.#talk().then(then, () => this.set({ lost: true }));
  }

  #talk(): Promise<Talk> {
    const open = async (): Promise<Talk> => {
      const { fields, consent } = this.options;
      const asks = fields.length > 0 || consent;
      const [{ openTalk }, asking] = await Promise.all([
        import("./talk/talk.ts").catch(again),
        asks && import("./view/before.tsx").catch(again),
      ]);
      const talk = openTalk(this.options, keeper);
      this.set({ talk, asking: asking || undefined });
      talk.desk.attributes(this.attributes);
      talk.desk.listen(this.#listener);
      await talk.desk.user(this.source);
      return talk;
    };
    return (this.talking ??= open().catch((error: unknown) => {
      this.talking = undefined;
      throw error;
    }));
  }

  /** Looks what there is to be seen: whether somebody is there, or what was said. */
  async #look(): Promise<void> {
    const { server, locale } = this.options;
    if (!this.get().talk && !keeper.all.secret && !this.source) {
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
    this.later(({ desk }) => desk.look());
  }

  /** Lets be heard that there is something. */
  beep(): void {
    import("./beep.ts").then(
      ({ beep }) => beep(),
      () => {},
    );
  }

  #see(): void {
    const { open, unread, entries, talk } = this.get();
    const last = entries.at(-1);
    if (open && last && unread > 0 && this.surface?.seen()) talk?.desk.read(last.seq);
  }

  readonly #listener: DeskListener = {
    show: (change) => {
      const { unread, open } = this.get();
      this.set(change);
      if (change.conversation) this.surface?.talking(change.conversation.state === "open");
      if (!open && this.get().unread !== unread)
        this.emit("stagelight:chat-unread", { count: this.get().unread });
      if (change.entries) this.#see();
    },
    said: ({ author, conversation, agent, text = "" }: ChatEntry) => {
      const { open, sound, announced } = this.get();
      const said = agent ? `${agent.name}: ${text}` : text;
      // Who has closed it hears once that there is something new.
      this.set({ announced: open ? said : announced || "unread" });
      // Who looks at it needs no sound.
      if (sound && !(open && this.surface?.seen())) this.beep();
      this.emit("stagelight:chat-message", { conversation, author });
    },
    started: (conversation) => this.emit("stagelight:chat-started", { conversation }),
  };
}
