import { EMPTY, FormPage } from "../platform/form-page.ts";
import { again } from "../platform/import-again.ts";
import { kept } from "../platform/storage.ts";
import { textOf, type Values } from "../platform/values.ts";
import type { Surroundings } from "../platform/widget.ts";
import { keepFilledIn, WAITING } from "./keep-filled-in.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterSending } from "./newsletter-sending.ts";
import type { NewsletterState } from "./newsletter-state.ts";

const IDLE: NewsletterState = { ...EMPTY, meant: undefined, sentTo: "", resend: "soon" };

/** Of what could not be loaded: it is asked for again when it is needed. */
const later = (): void => {};

/**
 * A newsletter form and what is in it. What becomes of it is in a file of its own, which comes when
 * somebody begins to fill it in.
 */
export class NewsletterPage extends FormPage<NewsletterOptions, NewsletterState> {
  /** What sends it, once that is there. */
  sending: NewsletterSending | undefined;

  constructor(options: NewsletterOptions, around: Surroundings) {
    super(options, around, IDLE);
  }

  connect(): () => void {
    const sendWaiting = () => {
      // Another tab may have been quicker: then this one says so.
      if (kept(WAITING) || this.get().status === "offline")
        this.#load().then((sending) => sending.sendWaiting(), later);
    };
    globalThis.addEventListener?.("online", sendWaiting);
    sendWaiting();
    return () => {
      this.giveUp();
      globalThis.removeEventListener?.("online", sendWaiting);
    };
  }

  override draft(): Values {
    return /sent|passed/.test(this.get().status) ? {} : super.draft();
  }

  override begun(): void {
    this.tell("stagelight:newsletter-started", { form: this.options.form });
  }

  override fill(name: string, value: string | readonly string[]): void {
    super.fill(name, value);
    this.#load().catch(later);
    if (name === "email") this.#help(value as string).catch(later);
  }

  /** Takes the address that was probably meant. */
  takeMeant(): void {
    const { meant } = this.get();
    this.aim("email");
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
    const { values, status, sentTo: before } = this.get();
    const sentTo = textOf(values, "email");
    const { server, form, fixedLists, direct } = this.options;
    // What makes ids is not there either.
    const idempotency = crypto.getRandomValues(new BigUint64Array(2)).join("-");
    const filledIn = { values, form, fixedLists, page: this.around.address, idempotency };
    if (status === "offline" && sentTo === before) return;
    if (!/.@./.test(sentTo)) this.invalid({ email: "no-address" });
    else if (!direct && keepFilledIn({ server, at: Date.now(), filledIn })) {
      this.set({ status: "offline", sentTo });
      this.tell("stagelight:newsletter-kept", { form, lists: fixedLists });
    } else this.set({ status: "failed", failure: "no-answer" });
  }

  async #load(): Promise<NewsletterSending> {
    const { NewsletterSending } = await import("./newsletter-sending.ts").catch(again);
    return (this.sending ??= new NewsletterSending(this));
  }

  /** An address that looks like a slip: help that comes once somebody writes one. */
  async #help(address: string): Promise<void> {
    const { meantAddress } = await import("../platform/meant-address.ts");
    const found = meantAddress(address);
    const { values, meant } = this.get();
    if (values["email"] === address && found !== meant) this.set({ meant: found });
  }
}
