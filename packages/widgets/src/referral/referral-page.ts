import { EMPTY, FormPage } from "../platform/form-page.ts";
import { type Failure, failureOf, send, type Sent } from "../platform/send.ts";
import { secret } from "../platform/secret.ts";
import { keep, kept, MEMBER_KEY } from "../platform/storage.ts";
import { listOf, textOf, type Values } from "../platform/values.ts";
import type { Surroundings } from "../platform/widget.ts";
import type { ReferralForm } from "./form/referral-form.ts";
import type { ReferralDesk } from "./member/referral-desk.ts";
import type { ReferralOptions } from "./referral-options.ts";
import type { ReferralAnswer, ReferralState, ReferralStatus } from "./referral-state.ts";

/** What tells that the visitor's choice can be read, or is another. */
const CHOICES = ["stagelight:event", "stagelight:consent"] as const;

/** What is called of the tracker, where it is on the page. */
interface PageApi {
  readonly consent?: { get?(): { readonly functional: boolean } };
}

/** What strangers need, and what who is known: there from the beginning, or loaded when it is needed. */
export interface ReferralParts {
  readonly Form?: typeof ReferralForm;
  readonly Desk?: typeof ReferralDesk;
  loadForm?(): Promise<typeof ReferralForm>;
  loadDesk?(): Promise<typeof ReferralDesk>;
}

const BEGINNING: ReferralState = {
  ...EMPTY,
  sentTo: "",
  linkProblem: undefined,
  answer: undefined,
  kept: false,
  device: false,
  busy: false,
  note: undefined,
};

/** A referral widget: what the server tells of whoever is here, and what both of its parts work with. */
export class ReferralPage extends FormPage<ReferralOptions, ReferralState> {
  /** Of a mail's link: in memory, and where the visitor allows it in storage. */
  #token: string | undefined;
  readonly #parts: ReferralParts;
  readonly failureOf = failureOf;
  /** Once they are there. */
  form: ReferralForm | undefined;
  desk: ReferralDesk | undefined;

  constructor(options: ReferralOptions, around: Surroundings, parts: ReferralParts) {
    super(options, around, BEGINNING);
    const { Form, Desk } = (this.#parts = parts);
    this.form = Form && new Form(this);
    this.desk = Desk && new Desk(this);
    this.set({ status: this.#first() });
  }

  override change(options: ReferralOptions): void {
    const { program } = this.options;
    super.change(options);
    if (program !== options.program) void this.ask();
  }

  connect(): () => void {
    const come = () => {
      const token = this.around.token?.();
      this.#token = token ?? this.#token ?? remembered();
      if (token || !this.get().answer) void this.ask();
    };
    const remember = () => {
      // The tracker may come later than the widget; what is being written is not taken away.
      const { answer, values } = this.get();
      if (!answer && !this.#token && !Object.keys(values).length && remembered()) come();
      this.#remember();
    };
    const page = globalThis.document;
    globalThis.addEventListener?.("hashchange", come);
    for (const event of CHOICES) page?.addEventListener(event as never, remember);
    come();
    return () => {
      this.giveUp();
      globalThis.removeEventListener?.("hashchange", come);
      for (const event of CHOICES) page?.removeEventListener(event as never, remember);
    };
  }

  override draft(): Values {
    return this.get().status === "sent" ? {} : super.draft();
  }

  override fill(name: string, value: string | readonly string[]): void {
    super.fill(name, value);
    this.set({ note: undefined });
  }

  /** Asks what the server knows of whoever is here; of a stranger it is not asked. */
  async ask(): Promise<void> {
    const token = this.#token;
    if (!token && !secret()) return this.#stranger();
    // The form stays until it is known who somebody without a link is.
    if (token) this.set({ status: "loading", failure: undefined });
    const outcome = await this.send("status", {});
    const { status, values } = this.get();
    // Who has begun to fill in the form goes on with it.
    if (outcome.kind === "taken" && (token || textOf(values, "email") === ""))
      await this.take(outcome.response);
    else if (!token) {
      keep(MEMBER_KEY, undefined);
      await (status === "unread" ? this.#stranger() : this.#loadForm());
    } else if (outcome.kind === "failed" && outcome.code?.startsWith("token-")) {
      this.#token = undefined;
      keep(MEMBER_KEY, undefined);
      await this.#stranger(outcome.code === "token-expired" ? "expired" : "unknown");
    } else this.fail(failureOf(outcome));
  }

  /** Shows what the server has told of whoever is here. */
  async take(response: Response): Promise<void> {
    try {
      const answer = (await response.json()) as ReferralAnswer;
      this.desk ??= new (await this.#parts.loadDesk!())(this);
      await this.desk.show(answer);
      const device = "share" in navigator;
      const stays = !this.#token || this.get().kept;
      this.set({ status: "known", answer, device, linkProblem: undefined, kept: stays });
      this.#remember();
    } catch (error) {
      this.fail(error instanceof SyntaxError ? "server" : "no-answer");
    }
  }

  /** Whether friends may see the name: as it is ticked, or else as the server has it. */
  showsName(): boolean {
    const { values, answer } = this.get();
    return values["showName"] ? listOf(values, "showName").length > 0 : (answer?.showName ?? false);
  }

  /** Sends something to the server, with what proves who is here. */
  send(path: "status" | "settings", body: object): Promise<Sent> {
    const t = this.#token;
    const proof = t ? undefined : secret();
    return send(...this.to(path, { ...(t && { t }), ...body }), {
      given: new AbortController().signal,
      proving() {},
      headers: proof ? { authorization: `Bearer ${proof}` } : {},
    });
  }

  /** Where something goes, with what belongs to all of it. */
  to(path: string, body: object): [string, object] {
    const { server, program, locale } = this.options;
    return [`${server}/v1/referral/${path}`, { ...(program && { program }), locale, ...body }];
  }

  /** What belongs to whoever is here could not be read. */
  fail(failure: Failure): void {
    this.set({ status: "unread", failure });
    this.tell("stagelight:referral-failed", { ...this.program(), reason: failure });
  }

  program(): { program: string } {
    return { program: this.get().answer?.program ?? this.options.program };
  }

  /** Nobody is known here: the form, where the program goes. */
  async #stranger(linkProblem = this.get().linkProblem): Promise<void> {
    this.set({ status: this.#first(), linkProblem });
    await this.#loadForm();
  }

  async #loadForm(): Promise<void> {
    if (this.form) return;
    try {
      this.form = new (await this.#parts.loadForm!())(this);
      this.set({});
    } catch {
      this.set({ status: "unread", failure: "no-answer" });
    }
  }

  /** What a stranger sees. */
  #first(): ReferralStatus {
    const { starts, ends } = this.options;
    const now = Date.now();
    if (now < starts) return "not-started";
    return now < ends ? "idle" : "over";
  }

  /**
   * Keeps who came by a mail's link as long as the visitor allows it. Of others it is kept that the server
   * knows them: their next page needs no form.
   */
  #remember(): void {
    const allowed = choice();
    if (allowed === false) keep(MEMBER_KEY, undefined);
    const { answer, kept: before } = this.get();
    if (!answer) return;
    const stays = keep(MEMBER_KEY, allowed ? (this.#token ?? "") : undefined) && allowed === true;
    if (this.#token && stays !== before) this.set({ kept: stays });
  }
}

/** Whether `functional` is allowed; nothing as long as nobody can say. */
function choice(): boolean | undefined {
  const { stagelight } = globalThis as { stagelight?: PageApi };
  return stagelight?.consent?.get?.().functional;
}

/** What lies there is used only while the visitor allows it. */
function remembered(): string | undefined {
  return (choice() && kept(MEMBER_KEY)) || undefined;
}
