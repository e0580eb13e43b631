import { RateLimiterMemory, type RateLimiterAbstract, RateLimiterRes } from "rate-limiter-flexible";
import { limitKey } from "./client-address.ts";
import { RequestProblem } from "./problem.ts";
import type { LimitRule } from "./route.ts";

/** How often who may call. */
export interface Limits {
  /**
   * Counts a call.
   *
   * @param address as `clientAddress` gives it; all who have none are counted together
   * @throws RequestProblem `too-many-requests`
   */
  count(rule: LimitRule, address: string | undefined): Promise<void>;
  close(): Promise<void>;
}

/** Limits that each server counts for itself. */
export function openLimits(): Limits {
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterOf = (rule: LimitRule): RateLimiterAbstract => {
    const known = limiters.get(rule.name);
    if (known) return known;
    const made = new RateLimiterMemory({ points: rule.calls, duration: rule.seconds });
    limiters.set(rule.name, made);
    return made;
  };
  return {
    async count(rule, address) {
      try {
        await limiterOf(rule).consume(address === undefined ? "unknown" : limitKey(address));
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new RequestProblem("too-many-requests", { retryAfter: error.msBeforeNext / 1000 });
      }
    },
    async close() {},
  };
}
