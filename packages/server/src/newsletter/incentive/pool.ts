import type { Kysely } from "kysely";
import type { Database } from "../../store/database.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { alone } from "./grant.ts";
import { makeCode } from "./make-code.ts";

/** Codes of one statement. */
const AT_ONCE = 1_000;

/** Codes for the pool. */
export interface MoreCodes {
  /** Names the incentive. */
  readonly incentive: string;
  /** Those that are there already, taken or not, are left out. */
  readonly codes: readonly string[];
}

/** Codes that are to be made. */
export interface CodesToMake {
  readonly incentive: string;
  readonly prefix: string;
  /** How many there are to be in all. */
  readonly most: number;
}

/**
 * Adds codes behind those that are in the pool.
 *
 * @returns how many were new
 */
export function addCodes(database: Database, { incentive, codes }: MoreCodes): Promise<number> {
  return add(database, incentive, () => codes);
}

/**
 * Makes codes until there are as many as there are to be: see {@link makeCode}.
 *
 * @returns how many were made
 */
export function generateCodes(
  database: Database,
  { incentive, prefix, most }: CodesToMake,
): Promise<number> {
  return add(database, incentive, (there) =>
    Array.from({ length: Math.max(0, most - there) }, () => makeCode(prefix)),
  );
}

async function add(
  { db, bulk, kind }: Database,
  incentive: string,
  codesFor: (there: number) => readonly string[],
): Promise<number> {
  return db.transaction().execute(async (step) => {
    await alone(step, kind, incentive);
    const before = await sizeOf(step, incentive);
    const codes = codesFor(before.codes);
    for (let from = 0; from < codes.length; from += AT_ONCE) {
      const rows = codes
        .slice(from, from + AT_ONCE)
        .map((code, at) => [incentive, code, before.last + 1 + from + at]);
      await bulk.add(step, "incentive_code", ["incentive", "code", "position"], rows);
    }
    return (await sizeOf(step, incentive)).codes - before.codes;
  });
}

/** Fills the pool as the config says, when a server starts. */
export function fillPoolCommand(
  { database }: CommandContext,
  source: MoreCodes | CodesToMake,
): Promise<number> {
  return "codes" in source ? addCodes(database, source) : generateCodes(database, source);
}

async function sizeOf(
  db: Pick<Kysely<Tables>, "selectFrom">,
  incentive: string,
): Promise<{ codes: number; last: number }> {
  const row = await db
    .selectFrom("incentive_code")
    .select((row) => [row.fn.countAll().as("codes"), row.fn.max("position").as("last")])
    .where("incentive", "=", incentive)
    .executeTakeFirstOrThrow();
  return { codes: Number(row.codes), last: Number(row.last ?? 0) };
}

/** How it stands with a pool. */
export interface PoolFigures {
  /** Codes in all, and those that nobody has. */
  readonly codes: number;
  readonly free: number;
  /** People who have theirs, and people who wait for it. */
  readonly given: number;
  readonly owed: number;
}

/** Counts what is left and what is owed. */
export async function poolFigures(db: Kysely<Tables>, incentive: string): Promise<PoolFigures> {
  const { codes, taken } = await db
    .selectFrom("incentive_code")
    .select((row) => [row.fn.countAll().as("codes"), row.fn.count("taken_at").as("taken")])
    .where("incentive", "=", incentive)
    .executeTakeFirstOrThrow();
  const { people, given } = await db
    .selectFrom("incentive_taken")
    .select((row) => [row.fn.countAll().as("people"), row.fn.count("at").as("given")])
    .where("incentive", "=", incentive)
    .executeTakeFirstOrThrow();
  return {
    codes: Number(codes),
    free: Number(codes) - Number(taken),
    given: Number(given),
    owed: Number(people) - Number(given),
  };
}

/** Whether so few codes are left that somebody should be told: a tenth, or none. */
export function isLow({ codes, free }: Pick<PoolFigures, "codes" | "free">): boolean {
  return free <= codes / 10;
}
