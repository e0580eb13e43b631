import { type MeAnswer, MOST_TOLD } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { KeyRing } from "../keys/key-ring.ts";
import type { Tables } from "../store/tables.ts";
import { conditionsFor } from "./belongings.ts";
import { type Asker, browsersOf, identitiesOf, valuesOf } from "./own.ts";
import type { Person } from "./person.ts";
import { MAILS_KEPT } from "./retention.ts";
import { recordKeys } from "./suppression.ts";

/**
 * The newest mails and orders that are kept about who asks; of a person also mails to their proven
 * addresses, whoever was known to have them then.
 *
 * @param ring by which records of mail know addresses
 */
export async function ownRecords(
  db: Kysely<Tables>,
  ring: KeyRing,
  asker: Asker,
): Promise<Pick<MeAnswer, "mails" | "orders">> {
  const person = await personOf(db, asker);
  const keys = [...person.emails].flatMap((email) => recordKeys(ring, email));
  const newest = async <Table extends "mail_record" | "placed_order">(table: Table) => {
    const found = new Map<unknown, Tables[Table]>();
    for (const condition of conditionsFor(table, person, keys)) {
      const rows = await db
        .selectFrom(table as "transition")
        .selectAll()
        .where(condition)
        .orderBy("at", "desc")
        .limit(MOST_TOLD)
        .execute();
      for (const row of rows as unknown as Tables[Table][]) found.set(row.id, row);
    }
    return [...found.values()].toSorted((a, b) => b.at - a.at).slice(0, MOST_TOLD);
  };
  const mails = await newest("mail_record");
  const orders = await newest("placed_order");
  return {
    mails: mails.map(({ mail, category, at, outcome }) => ({
      mail,
      category,
      at: iso(at),
      deletedAt: iso(at + MAILS_KEPT),
      outcome,
    })),
    orders: orders.map(({ order_id: orderId, at }) => ({ orderId, at: iso(at) })),
  };
}

/** By what records are known to be the asker's: a browser is told nothing of its person. */
export async function personOf(db: Kysely<Tables>, { visitor, profile }: Asker): Promise<Person> {
  const nobody = new Set<string>();
  if (visitor) {
    return { emails: nobody, users: nobody, profiles: nobody, visitors: new Set([visitor.id]) };
  }
  const identities = await identitiesOf(db, profile.id);
  const browsers = await browsersOf(db, profile.id);
  return {
    emails: new Set(valuesOf(identities, "email")),
    users: nobody,
    profiles: new Set([profile.id]),
    visitors: new Set(browsers.map(({ id }) => id)),
  };
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();
