import type { Transaction } from "kysely";
import type { Prefix } from "../project/people.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { mentions } from "./mentions.ts";
import type { Person } from "./person.ts";
import type { Between } from "./steps.ts";

const PREFIXES: readonly Prefix[] = ["", "snapshot_", "replay_"];

const AT_ONCE = 1_000;

/** A profile of somebody else whose traits name the person: who has invited them, say. */
interface Telling {
  readonly table: "profile";
  readonly id: string;
}

/** Finds the profiles of others whose traits name a person. */
export async function traitsNaming(
  { db }: Database,
  { profiles, emails }: Person,
  between: Between,
): Promise<Telling[]> {
  const told: Telling[] = [];
  for (const prefix of PREFIXES) {
    const table = `${prefix}profile` as "profile";
    for (let after = ""; ;) {
      const rows = await db
        .selectFrom(table)
        .select(["id", "traits"])
        .where("id", ">", after)
        .orderBy("id")
        .limit(AT_ONCE)
        .execute();
      for (const { id, traits } of rows) {
        if (traits && !profiles.has(id) && mentions(traits, emails)) told.push({ table, id });
      }
      const last = rows.at(-1);
      if (!last) break;
      after = last.id;
      await between();
    }
  }
  return told;
}

/** Takes out the traits that name the person; the others are somebody else's, and stay. */
export async function forgetTraits(
  step: Transaction<Tables>,
  { emails }: Person,
  told: readonly Telling[],
): Promise<void> {
  for (const { table, id } of told) {
    const row = await step
      .selectFrom(table)
      .select("traits")
      .where("id", "=", id)
      .executeTakeFirst();
    if (!row?.traits) continue;
    const kept = Object.entries(JSON.parse(row.traits) as Record<string, unknown>).filter(
      (trait) => !mentions(JSON.stringify(trait), emails),
    );
    const traits = JSON.stringify(Object.fromEntries(kept));
    await step.updateTable(table).set({ traits }).where("id", "=", id).execute();
  }
}
