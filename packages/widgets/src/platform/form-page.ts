import { type Atom, atom, type Watched } from "./atom.ts";
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

/** A form and what is in it. Stores nothing before it is sent. */
export abstract class FormPage<Options, State extends FormState> implements WidgetPage<
  Options,
  State
> {
  readonly #state: Atom<State>;
  readonly $state: Watched<State>;
  /** When, in milliseconds since 1970. */
  readonly opened = Date.now();
  readonly around: Surroundings;
  options: Options;
  #focus: string | undefined;
  #begun = false;
  /** What happens now, nobody has asked for by hand: the focus stays where it is. */
  unasked = false;
  /** What is under way is no longer what is to be sent. */
  giveUp = (): void => {};

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
    this.become({ values: { ...this.get().values, ...draft } });
  }

  /** Something was written, ticked or chosen. */
  fill(name: string, value: string | readonly string[]): void {
    if (!this.#begun) this.begun();
    this.#begun = true;
    this.giveUp();
    const { values, problems, status } = this.get();
    const { [name]: _solved, ...others } = problems;
    this.become({
      values: { ...values, [name]: value },
      problems: others,
      status: /sen|known/.test(status) ? status : "idle",
    });
  }

  /** Shows what is wrong, and has the focus on the first of it. */
  invalid(problems: FormState["problems"]): void {
    this.aim(Object.keys(problems)[0]);
    this.become({ status: "invalid", problems });
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

  /** Changes what every form shows. */
  become(change: Partial<FormState>): void {
    this.set(change as Partial<State>);
  }
}
