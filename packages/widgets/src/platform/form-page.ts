import { type Atom, atom, type Watched } from "./atom.ts";
import type { WidgetEvents } from "./events.ts";
import { newId } from "./new-id.ts";
import { type Failure, send, type Sent } from "./send.ts";
import type { Values } from "./values.ts";
import type { Surroundings, WidgetPage } from "./widget.ts";

/** What every form shows, whatever it asks for. */
export interface FormState {
  /** `idle`, `invalid`, `sending`, `proof`, `failed`, or a status of the widget's own. */
  readonly status: string;
  readonly values: Values;
  /** By the field's name. */
  readonly problems: Readonly<Record<string, string>>;
  readonly failure: string | undefined;
}

/** A form at its beginning. */
export const EMPTY = { status: "idle", values: {}, problems: {}, failure: undefined } as const;

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

/** A form and what is in it. Stores nothing before it is sent. */
export abstract class FormPage<Options, State extends FormState> implements WidgetPage<
  Options,
  State
> {
  readonly #state: Atom<State>;
  readonly $state: Watched<State>;
  readonly #opened = Date.now();
  readonly around: Surroundings;
  options: Options;
  #focus: string | undefined;
  #begun = false;
  /** What happens now, nobody has asked for by hand: the focus stays where it is. */
  unasked = false;
  /** Of what was sent last; something else needs another one. */
  #idempotency = "";
  /** Gives up the proof that is being made. */
  #given = new AbortController();

  constructor(options: Options, around: Surroundings, beginning: State) {
    this.options = options;
    this.around = around;
    this.$state = this.#state = atom(beginning);
  }

  change(options: Options): void {
    this.options = options;
  }

  abstract connect(): () => void;

  /** The first thing is filled in. */
  begun(): void {}

  takeFocus(): string | undefined {
    const focus = this.#focus;
    this.#focus = undefined;
    return focus;
  }

  draft(): Values {
    return this.get().values;
  }

  restore(draft: Values): void {
    this.#become({ values: { ...this.get().values, ...draft } });
  }

  /** Something was written, ticked or chosen. */
  fill(name: string, value: string | readonly string[]): void {
    if (!this.#begun) this.begun();
    this.#begun = true;
    this.giveUp();
    const { values, problems, status } = this.get();
    const { [name]: _solved, ...others } = problems;
    this.#become({
      values: { ...values, [name]: value },
      problems: others,
      status: /sen|known/.test(status) ? status : "idle",
    });
  }

  /** What is under way is no longer what is to be sent. */
  giveUp(): void {
    this.#idempotency = "";
    this.#given.abort();
  }

  /** Sends a form once. Resolves to true where the browser has to do it: by a page of the server's. */
  async course<Outcome extends { readonly kind: string }>({
    problems,
    send,
    settle,
  }: Course<Outcome>): Promise<boolean> {
    if (this.busy()) return false;
    if (Object.keys(problems).length > 0) {
      this.invalid(problems);
      return false;
    }
    this.#become({ status: "sending", problems, failure: undefined });
    this.#idempotency ||= newId();
    const outcome = await send({
      page: this.around.address,
      began: Date.now() - this.#opened,
      idempotency: this.#idempotency,
    });
    settle(outcome);
    return outcome.kind === "plain";
  }

  /** Whether a form is under way. */
  busy(): boolean {
    return /sending|proof/.test(this.get().status);
  }

  /** Sends something to the server. While a proof of a form is worked on, that is shown. */
  post(address: string, body: object, headers?: Readonly<Record<string, string>>): Promise<Sent> {
    this.#given = new AbortController();
    const proving = () => {
      if (this.busy()) this.#become({ status: "proof" });
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
    const problems = outcome.kind === "invalid" ? outcome.problems : {};
    const known = fields.filter((field) => problems[field]);
    if (known.length > 0)
      this.invalid(Object.fromEntries(known.map((field) => [field, "refused"])));
    else if (outcome.kind === "plain" || outcome.kind === "given-up") {
      // Written on, it has left that state already, and may have been sent anew.
      if (outcome.kind === "plain" || this.get().status === "proof")
        this.#become({ status: "idle" });
    } else {
      const failure = failureOf(outcome);
      this.#become({ status: "failed", failure });
      this.tell(failed, { ...about, reason: failure } as never);
    }
  }

  /** Shows what is wrong, and has the focus on the first of it. */
  invalid(problems: FormState["problems"]): void {
    this.aim(Object.keys(problems)[0]);
    this.#become({ status: "invalid", problems });
  }

  /** Says where the focus goes with the next change. */
  aim(focus: string | undefined): void {
    if (!this.unasked) this.#focus = focus;
  }

  get(): State {
    return this.#state.get();
  }

  set(change: Partial<State>): void {
    this.#state.set({ ...this.get(), ...change });
  }

  readonly tell: Surroundings["emit"] = (name, detail) => this.around.emit(name, detail);

  #become(change: Partial<FormState>): void {
    this.set(change as Partial<State>);
  }
}

/** What is said of something that was not taken. */
export function failureOf(outcome: Sent): Failure {
  if (outcome.kind === "failed") return outcome.failure;
  return outcome.kind === "offline" ? "no-answer" : "server";
}
