import type { ReadReferralProgram } from "../config/referral.ts";

/**
 * How a code came: typed by the friend, with a form, with what the shop's server has told, by a link,
 * by a cookie that a link has set. What comes by `form` or `server` has not said whether it was typed.
 */
export const TOUCH_KINDS = ["typed", "form", "server", "link", "cookie"] as const;

/** Of a code that comes with an order or a form: whether it was typed, or a link or its cookie has brought it. */
export const CODE_SOURCES = ["typed", "link", "cookie"] as const satisfies readonly Touch["how"][];

/** One time that a friend had a code. */
export interface Touch {
  readonly code: string;
  readonly how: (typeof TOUCH_KINDS)[number];
  /** Milliseconds since 1970. */
  readonly at: number;
}

/** Whose friend somebody is, and why; kept with the referral as it was. */
export interface Attribution extends Touch {
  /** `given`: the code came with the order or the form itself, which counts more than visits. */
  readonly reason: "given" | "only" | "first" | "last";
  /** The policy as it was; the window in seconds. */
  readonly policy: ReadReferralProgram["attribution"];
  /** Codes that were looked at. */
  readonly codes: number;
}

/**
 * Decides which code counts: one that was given with the order itself, typed before any other; else
 * the first or last visit within the window. The order of the touches does not matter.
 *
 * @param now time of what the friend has done, in milliseconds since 1970; later touches are none
 */
export function attribute(
  touches: readonly Touch[],
  policy: ReadReferralProgram["attribution"],
  now: number,
): Attribution | undefined {
  const within = touches.filter(({ at }) => at <= now && at >= now - policy.window * 1000);
  const given = ["typed", "server", "form"]
    .map((how) => within.filter((touch) => touch.how === how))
    .find(({ length }) => length > 0);
  const newest = given !== undefined || policy.touch === "last";
  // The same for the same touches in any order.
  const [chosen] = (given ?? within).toSorted(
    (a, b) =>
      (newest ? b.at - a.at : a.at - b.at) ||
      TOUCH_KINDS.indexOf(a.how) - TOUCH_KINDS.indexOf(b.how) ||
      (a.code < b.code ? -1 : 1),
  );
  if (!chosen) return undefined;
  const codes = new Set(within.map(({ code }) => code)).size;
  const reason = given ? "given" : codes === 1 ? "only" : policy.touch;
  return { ...chosen, reason, policy, codes };
}
