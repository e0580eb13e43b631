/** All that is done with a referral widget. Loaded for who is known, or begins to fill in the form. */
import type { ReactElement } from "react";
import type { Atom } from "../platform/atom.ts";
import { checkAddress } from "../platform/check-address.ts";
import { copy } from "../platform/copy.ts";
import type { ShareChannel } from "../platform/events.ts";
import { newId } from "../platform/new-id.ts";
import { type Failure, send, type Sent } from "../platform/send.ts";
import { listOf, textOf } from "../platform/values.ts";
import type { Surroundings } from "../platform/widget.ts";
import type { ReferralOptions } from "./referral-options.ts";
import { ReferralResult } from "./referral-result.tsx";
import type { FieldProblem, Note, ReferralAnswer, ReferralState } from "./referral-state.ts";
import type { ReferralStatus } from "./referral-state.ts";
import { addressOf, linkOf, sharedText } from "./share.ts";

const LONGEST_NAME = 40;

/** What of a widget's page its desk works with. */
export interface DeskSupplies {
  readonly state: Atom<ReferralState>;
  readonly around: Surroundings;
  /** When the form was opened, in milliseconds since 1970. */
  readonly opened: number;
  options(): ReferralOptions;
  /** What a stranger sees. */
  first(): ReferralStatus;
  /** Says where the focus goes with the next change. */
  aim(focus: string): void;
  /** Of a mail's link. */
  token(): string | undefined;
  /** What proves which visitor this is. */
  secret(): string | undefined;
  /** Keeps the mail's link in this browser, where that is allowed. */
  remember(): void;
  /** The link is of no use any more. */
  forget(): void;
}

/** Sends the form, asks for what belongs to a link, and passes the link on. */
export class ReferralDesk {
  readonly #supplies: DeskSupplies;
  /** Of what was sent last; something else needs another one. */
  #idempotency = "";
  /** Gives up the proof that is being made. */
  #given = new AbortController();

  constructor(supplies: DeskSupplies) {
    this.#supplies = supplies;
  }

  /** What stands in the form's place then. */
  result(props: Parameters<typeof ReferralResult>[0]): ReactElement {
    return ReferralResult(props);
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
    const problems = check(values);
    const [first] = Object.keys(problems);
    if (first) {
      this.#supplies.aim(first);
      this.#set({ status: "invalid", problems });
      return false;
    }
    this.#set({ status: "sending", problems: {}, failure: undefined });
    this.#idempotency ||= newId();
    const outcome = await this.#send("join", this.#form(), () => this.#set({ status: "proof" }));
    this.#settle(outcome);
    return outcome.kind === "plain";
  }

  /** Back to the form, for another address. */
  again(): void {
    this.#supplies.aim("email");
    this.#set({ status: "idle" });
  }

  /** Asks what the server knows of whoever is here. Who is not known, and has no link, hears nothing of it. */
  async ask(): Promise<void> {
    const t = this.#supplies.token();
    const outcome = await this.#send("status", {});
    const { status, values } = this.#get();
    if (outcome.kind === "taken") {
      // Somebody has begun to fill in the form.
      if (t || textOf(values, "email") === "") await this.#take(outcome.response);
    } else if (t) this.#unread(outcome);
    else if (status === "loading" || status === "unread")
      this.#set({ status: this.#supplies.first() });
  }

  /** Whoever is here is known, and takes a link. */
  async join(): Promise<void> {
    const { terms } = this.#get().answer!;
    const more = { join: true, terms: { version: terms.version } };
    if (!(await this.#change("status", more))) return;
    this.#supplies.aim("result");
    this.#set({ note: undefined });
    this.#tell("stagelight:referral-joined", this.#program());
  }

  /** What friends see of the name. */
  async saveName(): Promise<void> {
    const { values, answer } = this.#get();
    const more = {
      name: textOf({ name: answer?.name ?? "", ...values }, "name"),
      showName: this.showsName(),
    };
    if (await this.#change("settings", more)) this.#note({ kind: "saved" });
  }

  /** As it is ticked, or else as the server has it. */
  showsName(): boolean {
    const { values, answer } = this.#get();
    const ticked = values["showName"];
    return ticked ? listOf(values, "showName").length > 0 : (answer?.showName ?? false);
  }

  /** The message as it is written now. */
  message(): string {
    const { values, answer } = this.#get();
    return values["message"] === undefined ? sharedText(answer!) : textOf(values, "message");
  }

  /** @param code of a reward, if that is what is copied */
  async copy(what: "link" | "message" | "code", code = ""): Promise<boolean> {
    const link = linkOf(this.#get().answer!);
    const text = { link, message: this.message(), code }[what];
    const copied = await copy(text);
    if (!copied && what !== "code") this.#supplies.aim(what);
    this.#note({ kind: copied ? "copied" : "not-copied", what });
    if (copied) this.#tell("stagelight:referral-copied", { ...this.#program(), what });
    if (copied && what === "link") this.shared("copy");
    return copied;
  }

  /** Where a channel's link leads. */
  address(channel: "email" | "whatsapp" | "line", subject: string): string {
    return addressOf(channel, this.message(), subject);
  }

  /** Opens what the device has to share with. */
  async share(): Promise<void> {
    const link = linkOf(this.#get().answer!);
    // Apps put the link below the text themselves, and some would show it twice.
    const text = this.message().replace(link, "").trim();
    try {
      await navigator.share({ text, url: link });
      this.shared("device");
    } catch (error) {
      if ((error as Error).name !== "AbortError") await this.copy("message");
    }
  }

  /** KakaoTalk takes nothing from pages without a script of its own: the message goes by the clipboard. */
  async paste(): Promise<void> {
    if (!(await this.copy("message"))) return;
    this.#note({ kind: "pasted" });
    this.shared("kakaotalk");
  }

  /** The link is on its way to somebody. */
  shared(channel: ShareChannel): void {
    this.#tell("stagelight:referral-shared", { ...this.#program(), channel });
  }

  #form(): object {
    const { values } = this.#get();
    const { locale, terms } = this.#supplies.options();
    const name = textOf(values, "name");
    const trap = textOf(values, "trap");
    return {
      email: textOf(values, "email"),
      ...(name && { name, showName: listOf(values, "showName").length > 0 }),
      locale,
      ...(terms && { terms: { version: terms.version } }),
      form: "referral",
      page: this.#supplies.around.address,
      ...(trap && { trap }),
      began: Date.now() - this.#supplies.opened,
      idempotency: this.#idempotency,
    };
  }

  #settle(outcome: Sent): void {
    if (outcome.kind === "taken") {
      this.#supplies.aim("result");
      this.#set({ status: "sent", sentTo: textOf(this.#get().values, "email") });
      this.#tell("stagelight:referral-requested", this.#program());
    } else if (
      outcome.kind === "invalid" &&
      (outcome.problems["email"] || outcome.problems["name"])
    ) {
      this.#supplies.aim(outcome.problems["email"] ? "email" : "name");
      this.#set({ status: "invalid", problems: outcome.problems });
    } else if (outcome.kind === "given-up") {
      // Written on, it has left that state already, and may have been sent anew.
      if (this.#get().status === "proof") this.#set({ status: "idle" });
    } else if (outcome.kind === "plain") this.#set({ status: "idle" });
    else if (outcome.kind === "failed" && outcome.code?.startsWith("program-")) {
      const status = outcome.code === "program-full" ? "full" : "over";
      this.#supplies.aim("result");
      this.#set({ status, sentTo: textOf(this.#get().values, "email") });
    } else this.#failed("failed", failureOf(outcome));
  }

  /** What a link brings could not be read: it is over, or there is no answer. */
  #unread(outcome: Sent): void {
    if (outcome.kind === "failed" && outcome.code?.startsWith("token-")) {
      this.#supplies.forget();
      const linkProblem = outcome.code === "token-expired" ? "expired" : "unknown";
      this.#set({ status: this.#supplies.first(), linkProblem });
    } else this.#failed("unread", failureOf(outcome));
  }

  /** Sends something for who is known already; tells whether it was taken. */
  async #change(path: string, body: object): Promise<boolean> {
    if (this.#get().busy) return false;
    this.#set({ busy: true, note: undefined });
    const outcome = await this.#send(path, body);
    if (outcome.kind === "taken") await this.#take(outcome.response);
    else this.#note({ kind: "failed", failure: failureOf(outcome) });
    this.#set({ busy: false });
    return outcome.kind === "taken";
  }

  async #take(response: Response): Promise<void> {
    try {
      const answer = (await response.json()) as ReferralAnswer;
      const device = "share" in navigator;
      const kept = !this.#supplies.token() || this.#get().kept;
      this.#set({ status: "known", answer, device, linkProblem: undefined, kept });
      this.#supplies.remember();
    } catch {
      this.#failed("unread", "server");
    }
  }

  #send(path: string, body: object, proving = () => {}): Promise<Sent> {
    const { server, program, locale } = this.#supplies.options();
    const t = this.#supplies.token();
    const secret = this.#supplies.secret();
    const known = path !== "join";
    this.#given = new AbortController();
    return send(
      `${server}/v1/referral/${path}`,
      { ...(program && { program }), locale, ...(known && t && { t }), ...body },
      {
        given: this.#given.signal,
        proving,
        ...(known && !t && secret && { headers: { authorization: `Bearer ${secret}` } }),
      },
    );
  }

  #failed(status: "failed" | "unread", failure: Failure): void {
    this.#set({ status, failure });
    this.#tell("stagelight:referral-failed", { ...this.#program(), reason: failure });
  }

  #program(): { program: string } {
    return { program: this.#get().answer?.program ?? this.#supplies.options().program };
  }

  #note(note: Note): void {
    this.#set({ note });
  }

  #get(): ReferralState {
    return this.#supplies.state.get();
  }

  #set(change: Partial<ReferralState>): void {
    this.#supplies.state.set({ ...this.#get(), ...change });
  }

  readonly #tell: Surroundings["emit"] = (name, detail) => this.#supplies.around.emit(name, detail);
}

function check(values: ReferralState["values"]): Record<string, FieldProblem> {
  const email = checkAddress(textOf(values, "email"));
  return {
    ...(email && { email }),
    ...(textOf(values, "name").length > LONGEST_NAME && { name: "too-long" as const }),
  };
}

function failureOf(outcome: Sent): Failure {
  return outcome.kind === "failed"
    ? outcome.failure
    : outcome.kind === "offline"
      ? "no-answer"
      : "server";
}
