import { type Kysely, sql } from "kysely";
import type { Tables } from "../store/tables.ts";

export const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Days that say what is usual. */
const DAYS = 28;

/** So many times the usual is too much. */
const FAR_ABOVE = 5;

/**
 * Forms that were taken in the last sixty minutes, and people who have asked for a link of their own;
 * people of an import are not among them.
 */
export async function lastHour(db: Kysely<Tables>, now: number): Promise<number> {
  const { forms } = await db
    .selectFrom("consent_receipt")
    .select((row) => row.fn.countAll().as("forms"))
    .where("action", "=", "asked")
    .where("at", ">", now - HOUR)
    .executeTakeFirstOrThrow();
  const { members } = await askedForLink(db)
    .select((row) => row.fn.countAll().as("members"))
    .where("created_at", ">", now - HOUR)
    .executeTakeFirstOrThrow();
  return Number(forms) + Number(members);
}

/** Members who came by a form: a friend whose order has made them known has asked for no mail. */
function askedForLink(db: Kysely<Tables>) {
  return db
    .selectFrom("referral_member")
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("referral")
            .select("referral.id")
            .whereRef("referral.friend_id", "=", "referral_member.id"),
        ),
      ),
    );
}

/**
 * What the busiest hour of an ordinary day is: the median over the last four weeks, in which an attack
 * of less than two weeks does not show.
 */
export async function usualHour(db: Kysely<Tables>, now: number): Promise<number> {
  // As a parameter PostgreSQL would not know it for the same in both places.
  const hourOf = (column: "at" | "created_at") =>
    sql<number>`(${sql.ref(column)} - ${sql.ref(column)} % ${sql.lit(HOUR)})`;
  const hour = hourOf("at");
  const rows = await db
    .selectFrom("consent_receipt")
    .select((row) => [hour.as("hour"), row.fn.countAll().as("forms")])
    .where("action", "=", "asked")
    .where("at", ">", now - DAYS * DAY)
    .where("at", "<=", now - HOUR)
    .groupBy(hour)
    .execute();
  const joined = hourOf("created_at");
  const members = await askedForLink(db)
    .select((row) => [joined.as("hour"), row.fn.countAll().as("forms")])
    .where("created_at", ">", now - DAYS * DAY)
    .where("created_at", "<=", now - HOUR)
    .groupBy(joined)
    .execute();
  const hours = new Map<number, number>();
  for (const { hour: at, forms } of [...rows, ...members]) {
    hours.set(Number(at), (hours.get(Number(at)) ?? 0) + Number(forms));
  }
  return usualOf([...hours]);
}

/** The median of the busiest hours of all days; those without a form count as nothing. */
export function usualOf(hours: readonly (readonly [at: number, forms: number])[]): number {
  const busiest = new Map<number, number>();
  for (const [at, forms] of hours) {
    const day = Math.floor(at / DAY);
    busiest.set(day, Math.max(busiest.get(day) ?? 0, forms));
  }
  const days = [...busiest.values(), ...Array<number>(DAYS).fill(0)].slice(0, DAYS);
  return days.toSorted((one, other) => one - other)[DAYS / 2] ?? 0;
}

/** From so many forms in an hour on it is no coincidence. */
export function ceilingOf(usual: number, floor: number): number {
  return Math.max(floor, FAR_ABOVE * usual);
}
