/** What becomes of a newsletter form. Loaded when somebody begins to fill one in. */
import type { ReactElement } from "react";
import { FormSending } from "../platform/form-sending.ts";
import { newId } from "../platform/new-id.ts";
import { textOf } from "../platform/values.ts";
import type { PageApi } from "../referral-gift/given.ts";
import { checkValues } from "./check-values.ts";
import type { NewsletterPage } from "./newsletter-page.ts";
import { NewsletterResult } from "./newsletter-result.tsx";
import type { NewsletterState, Resend } from "./newsletter-state.ts";
import { bodyOf, type NewsletterBody, type Outcome } from "./said.ts";
import { forget, keepWaiting, WAITING, type Waiting, waiting } from "./waiting.ts";

/** How long until a mail can be asked for again. */
export const COOL_DOWN_MS = 60_000;

/** Checks a form, sends it, and keeps it where there is no connection. */
export class NewsletterSending {
  readonly #page: NewsletterPage;
  readonly #sending: FormSending<NewsletterState>;
  #takenAt = 0;
  #takenFor = "";
  #cooling: ReturnType<typeof setTimeout> | undefined;

  constructor(page: NewsletterPage) {
    this.#page = page;
    this.#sending = new FormSending(page);
  }

  /** What stands in the form's place then. */
  result(props: Parameters<typeof NewsletterResult>[0]): ReactElement {
    return NewsletterResult(props);
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  async submit(): Promise<boolean> {
    const page = this.#page;
    const { options } = page;
    const { values } = page.get();
    const email = textOf(values, "email");
    const problems = checkValues(options, values);
    const again = email === this.#takenFor && Date.now() - this.#takenAt < COOL_DOWN_MS;
    if (again && !this.#sending.busy() && Object.keys(problems).length === 0) {
      this.#done("already-waiting", email);
      return false;
    }
    let sent: Waiting;
    return this.#sending.course({
      problems,
      send: (same) => {
        const referral = (globalThis as PageApi).stagelight?.referral?.()?.code;
        const referralBy = referral ? ("link" as const) : undefined;
        const body = { ...bodyOf(options, values), referral, referralBy, ...same };
        sent = { server: options.server, body, at: Date.now() };
        return this.#send(sent.server, "", body);
      },
      settle: (outcome) => this.#settle(outcome, sent),
    });
  }

  /** Asks for the mail again. */
  async resend(): Promise<void> {
    const { sentTo, resend } = this.#page.get();
    if (resend === "soon" || resend === "asked") return;
    this.#coolDown("asked");
    const { server, locale } = this.#page.options;
    const body = { email: sentTo, locale, idempotency: newId() };
    const outcome = await this.#send(server, "/resend", body);
    if (outcome.kind === "taken") return;
    clearTimeout(this.#cooling);
    this.#set({ resend: outcome.kind === "failed" ? outcome.failure : "no-answer" });
  }

  /** Back to the form, for another address. */
  again(): void {
    const { options } = this.#page;
    const { status, sentTo } = this.#page.get();
    // It waits under the wrong address.
    if (status === "offline")
      for (const form of waiting(options)) if (form.body.email === sentTo) forget(options, form);
    this.#page.aim("email");
    this.#set({ status: "idle" });
  }

  #send(server: string, path: string, body: object): Promise<Outcome> {
    const { direct } = this.#page.options;
    if (!direct) return this.#sending.post(`${server}/v1/newsletter${path}`, body);
    return import("./direct.ts").then(
      ({ sendDirect }) => sendDirect(direct, body as NewsletterBody),
      () => ({ kind: "failed", failure: "no-answer" }),
    );
  }

  /** @param quietly somebody is writing something else by now, and is not disturbed */
  #settle(outcome: Outcome, sent: Waiting, quietly = false): void {
    const page = this.#page;
    const { options } = page;
    const { form, lists = [], email } = sent.body;
    if (outcome.kind === "taken") {
      forget(options, sent);
      if (!quietly) this.#done("sent", email);
      page.tell("stagelight:newsletter-requested", { form, lists });
      const { name, fields } = sent.body;
      if (name || fields)
        void import("./tell-traits.ts").then(
          ({ tellTraits }) => tellTraits(options, sent.body),
          () => {},
        );
    } else if (outcome.kind === "offline" && keepWaiting(sent, options)) {
      this.#done("offline", email);
      page.tell("stagelight:newsletter-kept", { form, lists });
    } else if (outcome.kind === "passed-on") {
      this.#done("passed-on", email, outcome.said);
      page.tell("stagelight:newsletter-requested", { form, lists });
    } else if (outcome.kind === "away") {
      page.tell("stagelight:newsletter-posted", { form, lists });
      void outcome.go().then(() => this.#set({ status: "idle" }));
    } else {
      if (outcome.kind === "invalid") forget(options, sent);
      const fields = ["email", "name", "lists", ...options.fields.map(({ name }) => name)];
      if (!quietly)
        this.#sending.refused(outcome, fields, "stagelight:newsletter-failed", { form });
    }
  }

  /** Sends what was kept while there was no connection: one tab at a time, the others wait. */
  async sendWaiting(): Promise<void> {
    const { locks } = navigator;
    const work = () => this.#sendAll();
    await (locks ? locks.request(WAITING, work) : work());
  }

  async #sendAll(): Promise<void> {
    const { options } = this.#page;
    const forms = waiting(options);
    const { status, sentTo } = this.#page.get();
    // What has waited too long goes.
    if (forms.length === 0) forget(options);
    // Another tab was quicker.
    if (forms.length === 0 && status === "offline")
      this.#unaskedly(() => this.#done("sent", sentTo));
    for (const form of forms) {
      const { status, values } = this.#page.get();
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
    this.#page.unasked = true;
    change();
    this.#page.unasked = false;
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
    this.#page.aim("result");
    this.#set({ status, sentTo, said });
  }

  #coolDown(resend: Resend): void {
    clearTimeout(this.#cooling);
    this.#set({ resend });
    this.#cooling = setTimeout(() => this.#set({ resend: "possible" }), COOL_DOWN_MS);
  }

  #set(change: Partial<NewsletterState>): void {
    this.#page.set(change);
  }
}
