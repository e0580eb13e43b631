/** What becomes of a newsletter form. Loaded when somebody begins to fill one in. */
import type { ReactElement } from "react";
import type { Atom } from "../platform/atom.ts";
import { newId } from "../platform/new-id.ts";
import { type Failure, send } from "../platform/send.ts";
import { WAITING_KEY } from "../platform/storage.ts";
import { textOf } from "../platform/values.ts";
import type { Surroundings } from "../platform/widget.ts";
import type { PageApi } from "../referral-gift/given.ts";
import { checkValues } from "./check-values.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import { NewsletterResult } from "./newsletter-result.tsx";
import type { NewsletterState, Resend } from "./newsletter-state.ts";
import { bodyOf, type NewsletterBody, type Outcome } from "./said.ts";
import { forget, keepWaiting, type Waiting, waiting } from "./waiting.ts";

/** How long until a mail can be asked for again. */
export const COOL_DOWN_MS = 60_000;

/** What of a form's page its sending works with. */
export interface Desk {
  readonly state: Atom<NewsletterState>;
  readonly around: Surroundings;
  /** When the form was opened, in milliseconds since 1970. */
  readonly opened: number;
  options(): NewsletterOptions;
  /** Says where the focus goes with the next change. */
  aim(focus: string | undefined): void;
}

/** Checks a form, sends it, and keeps it where there is no connection. */
export class NewsletterSending {
  readonly #desk: Desk;
  /** Of what was sent last; something else needs another one. */
  #idempotency = "";
  #takenAt = 0;
  #takenFor = "";
  #cooling: ReturnType<typeof setTimeout> | undefined;
  /** What happens now, nobody has asked for by hand: the focus stays where it is. */
  #unasked = false;
  /** Gives up the proof that is being made. */
  #given = new AbortController();

  constructor(desk: Desk) {
    this.#desk = desk;
  }

  /** What stands in the form's place then. */
  result(props: Parameters<typeof NewsletterResult>[0]): ReactElement {
    return NewsletterResult(props);
  }

  /** What is under way is no longer what is to be sent. */
  giveUp(): void {
    this.#idempotency = "";
    this.#given.abort();
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  async submit(): Promise<boolean> {
    const { status, values } = this.#get();
    if (status === "sending" || status === "proof") return false;
    const problems = checkValues(this.#options, values);
    const email = textOf(values, "email");
    if (Object.keys(problems).length > 0) this.#invalid(problems);
    else if (email === this.#takenFor && Date.now() - this.#takenAt < COOL_DOWN_MS)
      this.#done("already-waiting", email);
    else {
      this.#set({ status: "sending", problems: {}, failure: undefined });
      this.#idempotency ||= newId();
      const referral = (globalThis as PageApi).stagelight?.referral?.()?.code;
      const body: NewsletterBody = {
        ...bodyOf(this.#options, values),
        referral,
        referralBy: referral ? "link" : undefined,
        page: this.#desk.around.address,
        began: Date.now() - this.#desk.opened,
        idempotency: this.#idempotency,
      };
      const sent = { server: this.#options.server, body, at: Date.now() };
      const outcome = await this.#send(sent.server, "", body, () => this.#set({ status: "proof" }));
      this.#settle(outcome, sent);
      return outcome.kind === "plain";
    }
    return false;
  }

  /** Asks for the mail again. */
  async resend(): Promise<void> {
    const { sentTo, resend } = this.#get();
    if (resend === "soon" || resend === "asked") return;
    this.#coolDown("asked");
    const { server, locale } = this.#options;
    const body = { email: sentTo, locale, idempotency: newId() };
    const outcome = await this.#send(server, "/resend", body);
    if (outcome.kind === "taken") return;
    clearTimeout(this.#cooling);
    this.#set({ resend: outcome.kind === "failed" ? outcome.failure : "no-answer" });
  }

  /** Back to the form, for another address. */
  again(): void {
    const { status, sentTo } = this.#get();
    // It waits under the wrong address.
    if (status === "offline")
      for (const form of waiting(this.#options))
        if (form.body.email === sentTo) forget(this.#options, form);
    this.#aim("email");
    this.#set({ status: "idle" });
  }

  #send(server: string, path: string, body: object, proving = () => {}): Promise<Outcome> {
    const { direct } = this.#options;
    if (direct)
      return import("./direct.ts").then(
        ({ sendDirect }) => sendDirect(direct, body as NewsletterBody),
        () => ({ kind: "failed", failure: "no-answer" }),
      );
    this.#given = new AbortController();
    const given = this.#given.signal;
    return send(`${server}/v1/newsletter${path}`, body, { given, proving });
  }

  /** @param quietly somebody is writing something else by now, and is not disturbed */
  #settle(outcome: Outcome, sent: Waiting, quietly = false): void {
    const { form, lists = [], email } = sent.body;
    if (outcome.kind === "taken") {
      forget(this.#options, sent);
      if (!quietly) this.#done("sent", email);
      this.#tell("stagelight:newsletter-requested", { form, lists });
      const { name, fields } = sent.body;
      if (name || fields)
        void import("./tell-traits.ts").then(
          ({ tellTraits }) => tellTraits(this.#options, sent.body),
          () => {},
        );
    } else if (outcome.kind === "invalid") {
      forget(this.#options, sent);
      if (!quietly) this.#refused(outcome.problems);
    } else if (outcome.kind === "offline" && keepWaiting(sent, this.#options)) {
      this.#done("offline", email);
      this.#tell("stagelight:newsletter-kept", { form, lists });
    } else if (outcome.kind === "given-up") {
      // Written on, it has left that state already, and may have been sent anew.
      if (this.#get().status === "proof") this.#set({ status: "idle" });
    } else if (outcome.kind === "plain") this.#set({ status: "idle" });
    else if (outcome.kind === "passed-on") {
      this.#done("passed-on", email, outcome.said);
      this.#tell("stagelight:newsletter-requested", { form, lists });
    } else if (outcome.kind === "away") {
      this.#tell("stagelight:newsletter-posted", { form, lists });
      void outcome.go().then(() => this.#set({ status: "idle" }));
    } else this.#failed(outcome.kind === "failed" ? outcome.failure : "no-answer");
  }

  /** The server has refused some fields; what it says of anything else nobody here can mend. */
  #refused(problems: NewsletterState["problems"]): void {
    const { fields } = this.#options;
    const names = ["email", "name", "lists", ...fields.map(({ name }) => name)];
    const known = Object.entries(problems).filter(([name]) => names.includes(name));
    if (known.length > 0) this.#invalid(Object.fromEntries(known));
    else this.#failed("server");
  }

  #failed(failure: Failure): void {
    this.#set({ status: "failed", failure });
    this.#tell("stagelight:newsletter-failed", { form: this.#options.form, reason: failure });
  }

  /** Sends what was kept while there was no connection: one tab at a time, the others wait. */
  async sendWaiting(): Promise<void> {
    const { locks } = navigator;
    const work = () => this.#sendAll();
    await (locks ? locks.request(WAITING_KEY, work) : work());
  }

  async #sendAll(): Promise<void> {
    const forms = waiting(this.#options);
    const { status, sentTo } = this.#get();
    // What has waited too long goes.
    if (forms.length === 0) forget(this.#options);
    // Another tab was quicker.
    if (forms.length === 0 && status === "offline")
      this.#unaskedly(() => this.#done("sent", sentTo));
    for (const form of forms) {
      const { status, values } = this.#get();
      const { email, name = "" } = form.body;
      const quietly = status !== "offline" && textOf(values, "email") !== "";
      if (!quietly)
        this.#set({ status: "offline", sentTo: email, values: { email, name, ...values } });
      const outcome = await this.#send(form.server, "", form.body);
      // Without an answer it stays where it is, and nobody is told twice.
      if (outcome.kind === "taken" || outcome.kind === "invalid")
        this.#unaskedly(() => this.#settle(outcome, form, quietly));
    }
  }

  #unaskedly(change: () => void): void {
    this.#unasked = true;
    change();
    this.#unasked = false;
  }

  #done(
    status: "sent" | "already-waiting" | "passed-on" | "offline",
    sentTo: string,
    said?: NewsletterState["said"],
  ): void {
    if (status === "sent") {
      this.#takenAt = Date.now();
      this.#takenFor = sentTo;
      this.#coolDown("soon");
    }
    this.#aim("result");
    this.#set({ status, sentTo, said });
  }

  #coolDown(resend: Resend): void {
    clearTimeout(this.#cooling);
    this.#set({ resend });
    this.#cooling = setTimeout(() => this.#set({ resend: "possible" }), COOL_DOWN_MS);
  }

  #invalid(problems: NewsletterState["problems"]): void {
    this.#aim(Object.keys(problems)[0]);
    this.#set({ status: "invalid", problems });
  }

  #aim(focus: string | undefined): void {
    if (!this.#unasked) this.#desk.aim(focus);
  }

  get #options(): NewsletterOptions {
    return this.#desk.options();
  }

  #get(): NewsletterState {
    return this.#desk.state.get();
  }

  #set(change: Partial<NewsletterState>): void {
    this.#desk.state.set({ ...this.#get(), ...change });
  }

  readonly #tell: Surroundings["emit"] = (name, detail) => this.#desk.around.emit(name, detail);
}
