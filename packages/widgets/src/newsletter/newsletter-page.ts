import { atom, type Watched } from "../platform/atom.ts";
import { kept, WAITING_KEY } from "../platform/storage.ts";
import { textOf, type Values } from "../platform/values.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import { keepFilledIn } from "./keep-filled-in.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterSending } from "./newsletter-sending.ts";
import type { NewsletterState } from "./newsletter-state.ts";

const IDLE: NewsletterState = {
  status: "idle",
  values: {},
  problems: {},
  failure: undefined,
  meant: undefined,
  sentTo: "",
  resend: "soon",
};

/** Of what could not be loaded: it is asked for again when it is needed. */
const later = (): void => {};

/**
 * A newsletter form and what is in it. What becomes of it is in a file of its own, which comes when
 * somebody begins to fill it in. Stores nothing before it is sent.
 */
export class NewsletterPage implements WidgetPage<NewsletterOptions, NewsletterState> {
  readonly #state = atom<NewsletterState>(IDLE);
  readonly $state: Watched<NewsletterState> = this.#state;
  readonly #opened = Date.now();
  readonly #around: Surroundings;
  #options: NewsletterOptions;
  #focus: string | undefined;
  #started = false;
  /** What sends it, once that is there. */
  sending: NewsletterSending | undefined;

  constructor(options: NewsletterOptions, around: Surroundings) {
    this.#options = options;
    this.#around = around;
  }

  change(options: NewsletterOptions): void {
    this.#options = options;
  }

  connect(): () => void {
    const sendWaiting = () => {
      // Another tab may have been quicker: then this one says so.
      if (kept(WAITING_KEY) || this.#state.get().status === "offline")
        this.#load().then((sending) => sending.sendWaiting(), later);
    };
    globalThis.addEventListener?.("online", sendWaiting);
    sendWaiting();
    return () => {
      this.sending?.giveUp();
      globalThis.removeEventListener?.("online", sendWaiting);
    };
  }

  takeFocus(): string | undefined {
    const focus = this.#focus;
    this.#focus = undefined;
    return focus;
  }

  draft(): Values {
    const { status, values } = this.#state.get();
    return status === "sent" || status === "passed-on" ? {} : values;
  }

  restore(draft: Values): void {
    this.#set({ values: { ...this.#state.get().values, ...draft } });
  }

  /** Something was written, ticked or chosen. */
  fill(name: string, value: string | readonly string[]): void {
    const { values, problems, status } = this.#state.get();
    const { [name]: _solved, ...others } = problems;
    const { form } = this.#options;
    if (!this.#started) this.#around.emit("stagelight:newsletter-started", { form });
    this.#started = true;
    this.#load().catch(later);
    this.sending?.giveUp();
    this.#set({
      values: { ...values, [name]: value },
      problems: others,
      status: status === "sending" ? status : "idle",
    });
    if (name === "email") this.#help(value as string).catch(later);
  }

  /** Takes the address that was probably meant. */
  takeMeant(): void {
    const { meant } = this.#state.get();
    this.#focus = "email";
    if (meant) this.fill("email", meant);
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  async submit(): Promise<boolean> {
    const sending = await this.#load().catch(later);
    if (sending) return sending.submit();
    this.#keep();
    return false;
  }

  /** Not even what sends it is there, so there is no connection: it is kept as it was filled in. */
  #keep(): void {
    const { values, status, sentTo: before } = this.#state.get();
    const sentTo = textOf(values, "email");
    const { server, form, fixedLists, direct } = this.#options;
    const at = Date.now();
    const idempotency = `${at}-${Math.random().toString(36).slice(2)}`;
    const page = this.#around.address;
    if (status === "offline" && sentTo === before) return;
    if (!/.@./.test(sentTo)) {
      this.#focus = "email";
      this.#set({ status: "invalid", problems: { email: "no-address" } });
    } else if (
      !direct &&
      keepFilledIn({ server, at, filledIn: { values, form, fixedLists, page, idempotency } })
    ) {
      this.#set({ status: "offline", sentTo });
      this.#around.emit("stagelight:newsletter-kept", { form, lists: fixedLists });
    } else this.#set({ status: "failed", failure: "no-answer" });
  }

  async #load(): Promise<NewsletterSending> {
    const { NewsletterSending } = await import("./newsletter-sending.ts");
    return (this.sending ??= new NewsletterSending({
      state: this.#state,
      around: this.#around,
      opened: this.#opened,
      options: () => this.#options,
      aim: (focus) => (this.#focus = focus),
    }));
  }

  /** An address that looks like a slip: help that comes once somebody writes one. */
  async #help(address: string): Promise<void> {
    const { meantAddress } = await import("../platform/meant-address.ts");
    const found = meantAddress(address);
    const { values, meant } = this.#state.get();
    if (values["email"] === address && found !== meant) this.#set({ meant: found });
  }

  #set(change: Partial<NewsletterState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}
