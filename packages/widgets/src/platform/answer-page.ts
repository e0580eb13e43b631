import type { PublicLink } from "@stagelight/core/review";
import type { WidgetEvents } from "./events.ts";
import { EMPTY, FormPage, type FormState } from "./form-page.ts";
import { FormSending, type Same } from "./form-sending.ts";
import type { Sent } from "./send.ts";
import { secret } from "./secret.ts";
import { kept, waitingKey } from "./storage.ts";
import { textOf, type Values } from "./values.ts";
import type { Surroundings } from "./widget.ts";
import { keepWaiting, sendWaiting } from "./waiting.ts";

/** What a form that asks for an opinion shows. */
export interface AnswerState extends FormState {
  /** What else can be chosen, once it is sent: it does not go by what was said. */
  readonly links: readonly PublicLink[];
}

/** At the beginning of such a form. */
export const UNANSWERED = { ...EMPTY, links: [] } as const;

/** What such a form needs to know. */
interface AnswerOptions {
  readonly server: string;
  readonly locale: string;
  readonly links: readonly PublicLink[];
}

/**
 * A form that asks for an opinion: it goes to the server as it is, by whoever is known here, is kept where
 * there is no connection, and leads to links that are the same for everybody.
 */
export abstract class AnswerPage<
  Options extends AnswerOptions,
  State extends AnswerState,
> extends FormPage<Options, State> {
  readonly #key: string;
  readonly #widget: "review" | "survey";
  readonly sending = new FormSending(this);
  /** Of a mail's link. */
  token: string | undefined;

  constructor(
    widget: "review" | "survey",
    options: Options,
    around: Surroundings,
    beginning: State,
  ) {
    super(options, around, beginning);
    this.#widget = widget;
    this.#key = waitingKey(widget);
  }

  /** Where it goes, behind the server's address. */
  abstract path(): string;
  /** What is wrong with it, in the order of its fields. */
  abstract check(): FormState["problems"];
  /** What it says. */
  abstract body(values: Values): object;
  /** What events tell of it. */
  abstract about(): object;
  /** It was taken, or waits in this browser. */
  abstract taken(answer: Partial<Answer>): void;

  connect(): () => void {
    const come = () => {
      this.token = this.around.token?.() ?? this.token;
      // What is promised to who was asked is shown to them.
      if (this.token) this.set({});
    };
    const sendKept = async () => {
      if (kept(this.#key))
        await sendWaiting(this.#key, ({ address, body }) =>
          this.sending.post(address, body, proof()),
        );
      // Another tab may have been quicker.
      if (this.get().status !== "offline" || kept(this.#key)) return;
      this.unasked = true;
      this.#done("sent", {});
      this.unasked = false;
    };
    const online = () => void sendKept();
    globalThis.addEventListener?.("hashchange", come);
    globalThis.addEventListener?.("online", online);
    come();
    online();
    return () => {
      this.giveUp();
      globalThis.removeEventListener?.("hashchange", come);
      globalThis.removeEventListener?.("online", online);
    };
  }

  override begun(): void {
    this.say("started");
  }

  override draft(): Values {
    return this.get().status === "sent" ? {} : super.draft();
  }

  /** Sends the form. Resolves to true where the browser has to do it: by a page of the server's. */
  submit(): Promise<boolean> {
    const { server, locale } = this.options;
    const { values } = this.get();
    const trap = textOf(values, "trap");
    const address = `${server}/${this.path()}`;
    let body: Same;
    return this.sending.course({
      problems: this.check(),
      send: (same) => {
        const more = { ...(this.token && { t: this.token }), ...(trap && { trap }), locale };
        body = { ...this.body(values), ...more, ...same };
        return this.sending.post(address, body, proof());
      },
      settle: (outcome) => this.#settle(outcome, address, body),
    });
  }

  /** What is told of the widget. */
  say(what: string, more: object = {}): void {
    const name = `stagelight:${this.#widget}-${what}` as keyof WidgetEvents;
    this.tell(name, { ...this.about(), ...more } as never);
  }

  /** Of an outcome that only this widget has; tells whether it was one. */
  other(_code: string): boolean {
    return false;
  }

  #settle(outcome: Sent, address: string, body: Same): void {
    const code = outcome.kind === "failed" ? outcome.code : undefined;
    if (outcome.kind === "taken") void this.#read(outcome.response);
    else if (
      outcome.kind === "offline" &&
      keepWaiting(this.#key, { address, body, at: Date.now() })
    ) {
      this.#done("offline", {});
      this.say("kept");
    } else if (!code || !this.other(code)) {
      const fields = Object.keys(outcome.kind === "invalid" ? outcome.problems : {});
      this.sending.refused(outcome, fields, `stagelight:${this.#widget}-failed`, this.about());
    }
  }

  async #read(response: Response): Promise<void> {
    // It was taken, whatever has become of the answer.
    const answer = (await response.json().catch(() => ({}))) as Partial<Answer>;
    this.#done("sent", answer);
  }

  #done(status: "sent" | "offline", answer: Partial<Answer>): void {
    this.aim("result");
    this.set({ status, links: answer.links ?? this.options.links } as Partial<State>);
    if (status === "sent") this.taken(answer);
  }
}

/** What a server answers. */
export interface Answer {
  readonly links: readonly PublicLink[];
  /** Id of a review. */
  readonly review: string;
  /** Whether to offer help, in addition. */
  readonly help: boolean;
  /** Shows that the review is theirs. */
  readonly key: string;
  /** What was promised for it. */
  readonly thanks?: { readonly text: string; readonly code?: string };
}

function proof(): Readonly<Record<string, string>> {
  const found = secret();
  return found ? { authorization: `Bearer ${found}` } : {};
}
