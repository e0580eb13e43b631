import { setTimeout } from "node:timers/promises";
import { limitKey } from "../../http/client-address.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, LimitRule } from "../../http/route.ts";
import { accountKey, knownDevice } from "./device-cookie.ts";

/** Tries at one account: in a browser that it knows, from one network, and from all others together. */
const OF_DEVICE: LimitRule = rule("team-tries-device", 10, 900);
const OF_NETWORK: LimitRule = rule("team-tries-network", 10, 900);
const OF_ACCOUNT: LimitRule = rule("team-tries-account", 50, 3_600);

/** Tries at all accounts together, within a minute, from which on each waits longer. */
const EASY = 60;
const OF_ALL = { name: "team-tries", seconds: 60 } as const;

/** Milliseconds that a try waits for each try too many, and at most; so many wait together. */
const EACH = 50;
const LONGEST = 5_000;
const WAITING = 100;

/** Who waits just now. */
const waiting = { many: 0 };

function rule(name: string, calls: number, seconds: number): LimitRule {
  return { name, calls, seconds, shared: true };
}

/**
 * Counts a try to sign in, before anything is looked at. Whoever guesses at an account is stopped, and
 * locks nobody out: browsers in which its member has signed in before are counted by themselves, and the
 * link of a mail makes any browser one of them.
 *
 * @param email in its canonical form, or any text; nobody learns here whether there is an account
 * @throws RequestProblem `too-many-requests`
 */
export async function countTry(call: Call, email: string): Promise<void> {
  const { services, request, address } = call;
  const { limits } = services;
  const account = accountKey(email);
  const device = knownDevice(services, request, email);
  if (device !== undefined) return limits.count(OF_DEVICE, `${account} ${device}`);
  await limits.count(OF_NETWORK, `${account} ${limitKey(address ?? "unknown")}`);
  await limits.count(OF_ACCOUNT, account);
  const { calls } = await limits.tally(OF_ALL, "all");
  if (calls <= EASY) return;
  if (waiting.many >= WAITING) throw new RequestProblem("too-many-requests", { retryAfter: 30 });
  waiting.many++;
  try {
    await setTimeout(Math.min(LONGEST, (calls - EASY) * EACH));
  } finally {
    waiting.many--;
  }
}
