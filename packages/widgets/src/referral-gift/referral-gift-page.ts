import { atom, type Watched } from "../platform/atom.ts";
import { copy } from "../platform/copy.ts";
import type { Surroundings, WidgetPage } from "../platform/widget.ts";
import type { Given, PageApi } from "./given.ts";
import type { ReferralGiftOptions } from "./referral-gift-options.ts";

/** What the gift's view shows: nothing to who came by no link. */
export interface ReferralGiftState {
  readonly given: Given | undefined;
  /** What has come of copying the code. */
  readonly copied: boolean | undefined;
}

/** What a friend's link has brought. */
export class ReferralGiftPage implements WidgetPage<ReferralGiftOptions, ReferralGiftState> {
  readonly #state = atom<ReferralGiftState>({ given: undefined, copied: undefined });
  readonly $state: Watched<ReferralGiftState> = this.#state;
  readonly #around: Surroundings;

  constructor(around: Surroundings) {
    this.#around = around;
  }

  change(): void {}

  connect(): () => void {
    const look = () => {
      const given = (globalThis as PageApi).stagelight?.referral?.();
      this.#state.set({ ...this.#state.get(), given: given?.gift ? given : undefined });
    };
    document.addEventListener("stagelight:referral" as never, look);
    look();
    return () => document.removeEventListener("stagelight:referral" as never, look);
  }

  takeFocus(): undefined {}

  draft(): Record<string, never> {
    return {};
  }

  restore(): void {}

  /** Puts the code on the clipboard. */
  async copy(): Promise<void> {
    const { given } = this.#state.get();
    if (!given) return;
    const copied = await copy(given.code);
    this.#state.set({ ...this.#state.get(), copied });
    const { program } = given;
    if (copied) this.#around.emit("stagelight:referral-copied", { program, what: "code" });
  }
}
