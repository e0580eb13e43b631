/** What the guard has done with a form that was sent, by what made it do so. */
export const GUARD_OUTCOMES = [
  /** Taken, and nothing was asked. */
  "passed",
  /** Taken with a proof of work. */
  "proven",
  /** Taken with a ticket, after a wait. */
  "waited",
  /** Taken from the site's own backend. */
  "trusted",
  /** A field that no person sees was filled in: answered as if it were taken. */
  "honeypot",
  /** A proof was asked for: the form was open for too short a time, */
  "minimum-time",
  /** many came from the address, */
  "address-warm",
  /** many came to the site, */
  "site-warm",
  /** or there is an alarm. */
  "site-alarm",
  /** A form without code was asked to wait. */
  "slow-lane",
  /** Too many came from the address, */
  "address-full",
  /** or too many without code. */
  "slow-lane-full",
  /** A proof or ticket did not hold, */
  "proof-refused",
  /** or was spent. */
  "proof-spent",
] as const;

export type GuardOutcome = (typeof GUARD_OUTCOMES)[number];

/** How often each has happened since the start. */
export type GuardFigures = Record<GuardOutcome, number>;

export function newGuardFigures(): GuardFigures {
  return Object.fromEntries(GUARD_OUTCOMES.map((each) => [each, 0])) as GuardFigures;
}
