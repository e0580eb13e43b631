import { atom, type Watched } from "../platform/atom.ts";
import type { WidgetEvents } from "../platform/events.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import type { PromptOptions } from "./prompt-options.ts";

/** What a prompt's view shows. */
export interface PromptState {
  readonly open: boolean;
  /** The widget in it has what it asked for: there is nothing to put off any more. */
  readonly answered: boolean;
  /** The name of the widget in it. */
  readonly widget: string;
}

/** The prompt's place in the page: what of it is not painted. */
export interface Surface {
  /**
   * Brings it up; returns what takes it away again, and gives back the focus. Nothing where the page has
   * no room for it. Calls when the person puts it away by the keyboard.
   */
  open(options: PromptOptions, dismiss: () => void): (() => void) | undefined;
  /** Hides the element. */
  hide(): void;
  /** Calls when the widget in it tells that it has what it asked for. */
  listen(answered: () => void): () => void;
  /** The name of the widget in it. */
  widget(): string;
}

type Action = WidgetEvents["stagelight:prompt"]["action"];

/** A prompt: whether it is open, and what becomes of it. */
export class PromptPage implements WidgetPage<PromptOptions, PromptState> {
  readonly #state = atom<PromptState>({ open: false, answered: false, widget: "" });
  readonly $state: Watched<PromptState> = this.#state;
  readonly #around: Surroundings;
  readonly #surfaceOf: (node: HTMLElement) => Surface;
  #options: PromptOptions;
  #node: HTMLElement | null = null;
  #surface: Surface | undefined;
  #takeAway: (() => void) | undefined;

  constructor(
    options: PromptOptions,
    around: Surroundings,
    surfaceOf: (node: HTMLElement) => Surface,
  ) {
    this.#options = options;
    this.#around = around;
    this.#surfaceOf = surfaceOf;
  }

  /** The element that is to be brought up is painted. */
  attach(node: HTMLElement | null): void {
    if (node === this.#node) return;
    this.#node = node;
    this.#surface = node ? this.#surfaceOf(node) : undefined;
  }

  change(options: PromptOptions): void {
    this.#options = options;
    if (options.open) this.#open();
    else this.#close();
  }

  connect(): () => void {
    const deaf = this.#surface?.listen(() => this.#answered());
    this.change(this.#options);
    return () => {
      deaf?.();
      this.#close();
    };
  }

  /** The person has closed it. */
  dismiss(): void {
    const { open, answered } = this.#state.get();
    if (!open) return;
    this.#close();
    this.#surface?.hide();
    this.#tell(answered ? "closed" : "dismissed");
  }

  takeFocus(): undefined {}

  draft(): Record<string, never> {
    return {};
  }

  restore(): void {}

  #answered(): void {
    const before = this.#state.get();
    if (!before.open || before.answered) return;
    this.#state.set({ ...before, answered: true });
    this.#tell("answered");
  }

  #open(): void {
    const surface = this.#surface;
    if (this.#takeAway || !surface) return;
    this.#state.set({ open: true, answered: false, widget: surface.widget() });
    this.#takeAway = surface.open(this.#options, () => this.dismiss());
    if (this.#takeAway) return this.#tell("shown");
    this.#close();
    surface.hide();
  }

  #close(): void {
    this.#state.set({ ...this.#state.get(), open: false });
    this.#takeAway?.();
    this.#takeAway = undefined;
  }

  #tell(action: Action): void {
    const { id, as } = this.#options;
    this.#around.emit("stagelight:prompt", { id, widget: this.#state.get().widget, as, action });
  }
}
