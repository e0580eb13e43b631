import { createHmac } from "node:crypto";
import type pg from "pg";
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from "rate-limiter-flexible";
import type { KeyRing } from "../keys/key-ring.ts";
import { kindOf } from "../store/open.ts";
import { driver } from "../store/postgres/driver.ts";
import { limitKey } from "./client-address.ts";
import { RequestProblem } from "./problem.ts";
import type { LimitRule } from "./route.ts";

/** How often who may call. */
export interface Limits {
  /**
   * Counts a call.
   *
   * @param address as `clientAddress` gives it; all who have none are counted together
   * @param weight as how many calls it counts
   * @throws RequestProblem `too-many-requests`
   */
  count(rule: LimitRule, address: string | undefined, weight?: number): Promise<void>;
  /**
   * Counts a call that is not refused for it.
   *
   * @param address as for {@link Limits.count}, or another text for what is counted together
   */
  tally(rule: Tally, address: string | undefined): Promise<Tallied>;
  close(): Promise<void>;
}

/** What is counted, by all servers of one database together. */
export type Tally = Pick<LimitRule, "name" | "seconds">;

/** How often somebody has called, this time included. */
export interface Tallied {
  readonly calls: number;
  /** Seconds until it is forgotten. */
  readonly forgottenIn: number;
}

/**
 * The limits of all routes. Those that are shared are counted in PostgreSQL by all of its servers
 * together, and by each for itself while it cannot be reached.
 *
 * @param database address of the database
 */
export function openLimits(database: string, ring: KeyRing): Limits {
  const pool = kindOf(database) === "postgres" ? poolOf(database) : undefined;
  const limiters = new Map<string, RateLimiterAbstract>();
  const limiterOf = (rule: LimitRule): RateLimiterAbstract => {
    const known = limiters.get(rule.name);
    if (known) return known;
    const made = limiter(rule, rule.shared ? pool : undefined);
    limiters.set(rule.name, made);
    return made;
  };
  const [key] = ring.keys("rate-limit");
  const consume = (rule: LimitRule, address = "unknown", weight = 1): Promise<RateLimiterRes> => {
    const counted = limitKey(address);
    // What is written to a disk says nothing of the address.
    const name =
      rule.shared && pool
        ? createHmac("sha256", key!.key).update(counted).digest("base64url")
        : counted;
    return limiterOf(rule).consume(name, weight);
  };
  return {
    async count(rule, address, weight) {
      try {
        await consume(rule, address, weight);
      } catch (error) {
        if (!(error instanceof RateLimiterRes)) throw error;
        throw new RequestProblem("too-many-requests", { retryAfter: error.msBeforeNext / 1000 });
      }
    },
    async tally(rule, address) {
      const { consumedPoints, msBeforeNext } = await consume(
        { ...rule, calls: COUNTLESS, shared: true },
        address,
      );
      return { calls: consumedPoints, forgottenIn: msBeforeNext / 1000 };
    },
    async close() {
      await pool?.end();
    },
  };
}

/** More than anybody calls in time, and less than what an integer of PostgreSQL holds. */
const COUNTLESS = 2 ** 30;

function limiter({ name, calls, seconds }: LimitRule, pool?: pg.Pool): RateLimiterAbstract {
  const rule = { keyPrefix: name, points: calls, duration: seconds };
  const own = new RateLimiterMemory(rule);
  if (!pool) return own;
  return new RateLimiterPostgres({
    ...rule,
    storeClient: pool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    insuranceLimiter: own,
  });
}

/** A count that a crash forgets is no loss, and waiting for the disk would be. */
function poolOf(database: string): pg.Pool {
  const pool = new (driver().Pool)({
    connectionString: database,
    max: 2,
    application_name: "stagelight limits",
    options: "-c synchronous_commit=off",
    connectionTimeoutMillis: 1_000,
  });
  // A connection that breaks while it is idle is replaced with the next query.
  pool.on("error", () => {});
  return pool;
}
