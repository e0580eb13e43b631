import type { WidgetEvents } from "./events.ts";
import type { FormPage, FormState } from "./form-page.ts";
import { newId } from "./new-id.ts";
import { failureOf, send, type Sent } from "./send.ts";

/** What belongs to a form beside what was filled in. */
export interface Same {
  readonly page: string;
  /** How long the form was open, in milliseconds. */
  readonly began: number;
  /** Made here, so that sending twice counts once. */
  readonly idempotency: string;
}

/** Where a form goes. */
interface Course<Outcome> {
  /** What is wrong with it, in the order of its fields: it is not sent then. */
  readonly problems: FormState["problems"];
  send(same: Same): Promise<Outcome>;
  settle(outcome: Outcome): void;
}

/**
 * Sends what is in a form, and shows what becomes of it. Beside the form's page, as there are forms that
 * load it when somebody begins to fill them in.
 */
export class FormSending<State extends FormState> {
  readonly #page: FormPage<unknown, State>;
  /** Of what was sent last; something else needs another one. */
  #idempotency = "";
  /** Gives up the proof that is being made. */
  #given = new AbortController();

  constructor(page: FormPage<unknown, State>) {
    this.#page = page;
    page.giveUp = () => {
      this.#idempotency = "";
      this.#given.abort();
    };
  }

  /** Sends a form once. Resolves to true where the browser has to do it: by a page of the server's. */
  async course<Outcome extends { readonly kind: string }>({
    problems,
    send,
    settle,
  }: Course<Outcome>): Promise<boolean> {
    const page = this.#page;
    if (this.busy()) return false;
    if (Object.keys(problems).length > 0) {
      page.invalid(problems);
      return false;
    }
    page.become({ status: "sending", problems, failure: undefined });
    this.#idempotency ||= newId();
    const outcome = await send({
      page: page.around.address,
      began: Date.now() - page.opened,
      idempotency: this.#idempotency,
    });
    settle(outcome);
    return outcome.kind === "plain";
  }

  /** Whether a form is under way. */
  busy(): boolean {
    return /sending|proof/.test(this.#page.get().status);
  }

  /** Sends something to the server. While a proof of a form is worked on, that is shown. */
  post(address: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Sent> {
    this.#given = new AbortController();
    const proving = () => {
      if (this.busy()) this.#page.become({ status: "proof" });
    };
    return send(address, body, { given: this.#given.signal, proving, headers });
  }

  /**
   * What every form makes of an outcome that is no yes.
   *
   * @param fields that the server can refuse; what it says of anything else nobody here can mend
   * @param about is told with the failure
   */
  refused(
    outcome: Sent,
    fields: readonly string[],
    failed: keyof WidgetEvents,
    about: object,
  ): void {
    const page = this.#page;
    const problems = outcome.kind === "invalid" ? outcome.problems : {};
    const known = fields.filter((field) => problems[field]);
    if (known.length > 0)
      page.invalid(Object.fromEntries(known.map((field) => [field, "refused"])));
    else if (outcome.kind === "plain" || outcome.kind === "given-up") {
      // Written on, it has left that state already, and may have been sent anew.
      if (outcome.kind === "plain" || page.get().status === "proof")
        page.become({ status: "idle" });
    } else {
      const failure = failureOf(outcome);
      page.become({ status: "failed", failure });
      page.tell(failed, { ...about, reason: failure } as never);
    }
  }
}
