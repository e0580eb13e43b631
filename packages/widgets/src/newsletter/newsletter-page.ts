import { atom, type Watched } from "../platform/atom.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import { checkValues, listOf, textOf } from "./check-values.ts";
import { meantAddress } from "./meant-address.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterFailure, NewsletterState, Values } from "./newsletter-state.ts";
import { type NewsletterBody, type Outcome, send } from "./send.ts";
import { keepWaiting, type Waiting, waiting } from "./waiting.ts";

/** How long until a mail can be asked for again. */
export const COOL_DOWN_MS = 60_000;

/** Whether a form of this page sends what was kept: the others leave it alone. */
let underWay = false;

const IDLE: NewsletterState = {
  status: "idle",
  values: {},
  problems: {},
  failure: undefined,
  meant: undefined,
  sentTo: "",
  resendable: false,
};

/** A newsletter form: what is in it, and what becomes of it. Stores nothing before it is sent. */
export class NewsletterPage implements WidgetPage<NewsletterOptions, NewsletterState> {
  readonly #state = atom<NewsletterState>(IDLE);
  readonly $state: Watched<NewsletterState> = this.#state;
  readonly #opened = Date.now();
  readonly #around: Surroundings;
  #options: NewsletterOptions;
  #focus: string | undefined;
  /** Of what was sent last; something else needs another one. */
  #idempotency = "";
  #sentAt = 0;
  #cooling: ReturnType<typeof setTimeout> | undefined;

  constructor(options: NewsletterOptions, around: Surroundings) {
    this.#options = options;
    this.#around = around;
  }

  change(options: NewsletterOptions): void {
    this.#options = options;
  }

  connect(): () => void {
    const sendWaiting = () => void this.#sendWaiting();
    globalThis.addEventListener?.("online", sendWaiting);
    sendWaiting();
    return () => globalThis.removeEventListener?.("online", sendWaiting);
  }

  takeFocus(): string | undefined {
    const focus = this.#focus;
    this.#focus = undefined;
    return focus;
  }

  draft(): Values {
    const { status, values } = this.#state.get();
    return status === "sent" ? {} : values;
  }

  restore(draft: Values): void {
    this.#set({ values: { ...this.#state.get().values, ...draft } });
  }

  /** Something was written, ticked or chosen. */
  fill(name: string, value: string | readonly string[]): void {
    const { values, problems, status } = this.#state.get();
    const { [name]: _solved, ...others } = problems;
    this.#idempotency = "";
    this.#set({
      values: { ...values, [name]: value },
      problems: others,
      status: status === "sending" ? status : "idle",
      ...(name === "email" && { meant: meantAddress(String(value)) }),
    });
  }

  /** Takes the address that was probably meant. */
  takeMeant(): void {
    const { meant } = this.#state.get();
    this.#focus = "email";
    if (meant) this.fill("email", meant);
  }

  /** Sends the form. */
  async submit(): Promise<void> {
    const { status, values, sentTo } = this.#state.get();
    if (status === "sending") return;
    const problems = checkValues(this.#options, values);
    if (Object.keys(problems).length > 0) return this.#invalid(problems);
    const email = textOf(values, "email");
    if (email === sentTo && Date.now() - this.#sentAt < COOL_DOWN_MS)
      return this.#done("already-waiting", email);
    this.#set({ status: "sending", problems: {}, failure: undefined });
    const { server } = this.#options;
    const body = this.#body(email, values);
    this.#settle(await send(`${server}/v1/newsletter`, body), { server, body, at: Date.now() });
  }

  /** Asks for the mail again. */
  async resend(): Promise<void> {
    const { sentTo, resendable } = this.#state.get();
    if (!resendable) return;
    this.#coolDown();
    const { server, locale } = this.#options;
    await send(`${server}/v1/newsletter/resend`, { email: sentTo, locale, idempotency: newId() });
  }

  /** Back to the form, for another address. */
  again(): void {
    this.#focus = "email";
    this.#set({ status: "idle" });
  }

  #body(email: string, values: Values): NewsletterBody {
    const { locale, lists, fixedLists, fields, form, consent } = this.#options;
    const given = fields.filter(({ name }) => listOf(values, name).length > 0);
    const name = textOf(values, "name");
    const trap = textOf(values, "trap");
    this.#idempotency ||= newId();
    return {
      email,
      ...(name && { name }),
      ...(fixedLists.length > 0 && { lists: fixedLists }),
      ...(lists.length > 0 && { lists: listOf(values, "lists") }),
      ...(given.length > 0 && {
        fields: Object.fromEntries(
          given.map(({ id, name, type }) => [id, typed(type, listOf(values, name))]),
        ),
      }),
      locale,
      page: this.#around.address,
      form,
      ...(consent && { consentText: { version: consent.version } }),
      ...(trap && { trap }),
      began: Date.now() - this.#opened,
      idempotency: this.#idempotency,
    };
  }

  #settle(outcome: Outcome, sent: Waiting): void {
    const { form, lists = [], email } = sent.body;
    if (outcome.kind === "taken") {
      keepWaiting(undefined);
      this.#done("sent", email);
      this.#around.emit("stagelight:newsletter-requested", { form, lists });
    } else if (outcome.kind === "invalid") {
      keepWaiting(undefined);
      this.#refused(outcome.problems);
    } else if (outcome.kind === "offline" && keepWaiting(sent)) {
      this.#focus = "result";
      this.#set({ status: "offline", sentTo: email });
    } else this.#failed(outcome.kind === "failed" ? outcome.failure : "no-answer");
  }

  /** The server has refused some fields; what it says of anything else nobody here can mend. */
  #refused(problems: NewsletterState["problems"]): void {
    const { fields } = this.#options;
    const names = ["email", "name", ...fields.map(({ name }) => name)];
    const known = Object.entries(problems).filter(([name]) => names.includes(name));
    if (known.length > 0) this.#invalid(Object.fromEntries(known));
    else this.#failed("server");
  }

  #failed(failure: NewsletterFailure): void {
    this.#set({ status: "failed", failure });
    const { form } = this.#options;
    this.#around.emit("stagelight:newsletter-failed", { form, reason: failure });
  }

  /** Sends what was kept while there was no connection. */
  async #sendWaiting(): Promise<void> {
    const kept = waiting();
    if (!kept || underWay || this.#state.get().status === "sending") return;
    this.#set({ status: "offline", sentTo: kept.body.email });
    underWay = true;
    const outcome = await send(`${kept.server}/v1/newsletter`, kept.body);
    underWay = false;
    // Without an answer it stays where it is, and nobody is told twice.
    if (outcome.kind === "taken" || outcome.kind === "invalid") this.#settle(outcome, kept);
  }

  #done(status: "sent" | "already-waiting", sentTo: string): void {
    if (status === "sent") {
      this.#sentAt = Date.now();
      this.#coolDown();
    }
    this.#focus = "result";
    this.#set({ status, sentTo });
  }

  #coolDown(): void {
    clearTimeout(this.#cooling);
    this.#set({ resendable: false });
    this.#cooling = setTimeout(() => this.#set({ resendable: true }), COOL_DOWN_MS);
  }

  #invalid(problems: NewsletterState["problems"]): void {
    [this.#focus] = Object.keys(problems);
    this.#set({ status: "invalid", problems });
  }

  #set(change: Partial<NewsletterState>): void {
    this.#state.set({ ...this.#state.get(), ...change });
  }
}

function typed(type: string, values: readonly string[]): unknown {
  if (type === "choices") return values;
  return type === "number" ? Number(values[0]) : values[0]?.trim();
}

/** A random id. `crypto.randomUUID` is missing on pages without TLS. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
