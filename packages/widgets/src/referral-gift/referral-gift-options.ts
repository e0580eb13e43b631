import type { OptionSource } from "../platform/widget.ts";

/** All that the element says itself. */
export interface ReferralGiftOptions {
  readonly heading: string | undefined;
}

/** Options from attributes. */
export function readReferralGiftOptions({ attribute }: OptionSource): ReferralGiftOptions {
  return { heading: attribute("heading") ?? undefined };
}
