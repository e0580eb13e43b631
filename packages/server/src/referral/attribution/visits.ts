import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";

/** A link that was followed. */
export interface Click {
  readonly code: string;
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Counts that a link was followed. */
export async function countClick(
  { database: { db } }: CommandContext,
  { code, network, now }: Click,
): Promise<void> {
  await db
    .insertInto("referral_click")
    .values({ id: randomUUID(), code, at: now, network })
    .execute();
}

/** What a visitor who allows it has come by. */
export interface Visits {
  readonly visitorId: string;
  readonly visits: readonly {
    readonly program: string;
    readonly code: string;
    /** Milliseconds since 1970. */
    readonly at: number;
  }[];
}

/** More codes of one visitor are nobody's friends: the oldest make room. */
const MOST = 20;

/** Keeps by which links a visitor has come: of each the first time and the last. */
export async function keepVisits(
  { database: { db } }: CommandContext,
  { visitorId, visits }: Visits,
): Promise<void> {
  await db.transaction().execute(async (step) => {
    for (const { program, code, at } of visits) {
      await step
        .insertInto("referral_touch")
        .values({ visitor_id: visitorId, program, code, first_at: at, at })
        .onConflict((on) => on.columns(["visitor_id", "program", "code"]).doNothing())
        .execute();
      const known = step
        .updateTable("referral_touch")
        .where("visitor_id", "=", visitorId)
        .where("program", "=", program)
        .where("code", "=", code);
      await known.set({ first_at: at }).where("first_at", ">", at).execute();
      await known.set({ at }).where("at", "<", at).execute();
    }
    const kept = await step
      .selectFrom("referral_touch")
      .select(["program", "code"])
      .where("visitor_id", "=", visitorId)
      .orderBy("at", "desc")
      .execute();
    for (const { program, code } of kept.slice(MOST)) {
      await step
        .deleteFrom("referral_touch")
        .where("visitor_id", "=", visitorId)
        .where("program", "=", program)
        .where("code", "=", code)
        .execute();
    }
  });
}

/** Forgets by which links a visitor has come. */
export async function forgetVisits(
  { database: { db } }: CommandContext,
  { visitorId }: { readonly visitorId: string },
): Promise<void> {
  await deleteVisits(db, visitorId);
}

/** Deletes by which links a visitor has come. */
export async function deleteVisits(db: Kysely<Tables>, visitorId: string): Promise<void> {
  await db.deleteFrom("referral_touch").where("visitor_id", "=", visitorId).execute();
}
