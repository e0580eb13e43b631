import type { AttentionBudget } from "../attention/budget.ts";
import { type Duration, seconds } from "../time/duration.ts";

/** The `attention` key of the config: one limit for all prompts of all widgets together. */
export interface AttentionConfig {
  /** How many prompts a session may show; 0 for none at all. Default: `1`. */
  readonly perSession?: number;
  /** How many prompts any seven days may show; 0 for none at all. Default: `3`. */
  readonly perWeek?: number;
  /** After a visitor has dismissed a prompt, none shows for so long. Default: `"7d"`. */
  readonly quietAfterDismiss?: Duration;
  /**
   * After a visitor has dismissed a prompt, that one does not show for so long; one that was
   * answered never shows again. Default: `"30d"`.
   */
  readonly askAgainAfter?: Duration;
  /** So long after a page was opened no prompt shows. Default: `"5s"`. */
  readonly notBefore?: Duration;
}

/** What stands where the config says nothing. */
export const ATTENTION = {
  perSession: 1,
  perWeek: 3,
  quietAfterDismiss: "7d",
  askAgainAfter: "30d",
  notBefore: "5s",
} as const;

/** Fills in the defaults. */
export function readAttention(config: AttentionConfig = {}): AttentionBudget {
  const { perWeek, quietAfterDismiss, askAgainAfter, notBefore, perSession } = {
    ...ATTENTION,
    ...config,
  };
  return {
    perSession,
    perWeek,
    quietAfterDismiss: seconds(quietAfterDismiss)!,
    askAgainAfter: Math.max(seconds(askAgainAfter)!, seconds(quietAfterDismiss)!),
    notBefore: seconds(notBefore)!,
  };
}
