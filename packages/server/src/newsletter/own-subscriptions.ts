import type { MeAnswer } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { KeyRing } from "../keys/key-ring.ts";
import { identitiesOf, valuesOf } from "../privacy/own.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { Tables } from "../store/tables.ts";

/** What is kept for the newsletter of a person, by the proven addresses. */
export async function ownSubscriptions(
  db: Kysely<Tables>,
  ring: KeyRing,
  profileId: string,
): Promise<MeAnswer["newsletter"]> {
  const emails = valuesOf(await identitiesOf(db, profileId), "email");
  const keys = emails.flatMap((email) => recordKeys(ring, email));
  if (keys.length === 0) return [];
  const subscribers = await db
    .selectFrom("subscriber")
    .selectAll()
    .where("address_key", "in", keys)
    .execute();
  return Promise.all(
    subscribers.map(async ({ id, email, name, fields, locale, frequency, created_at: since }) => ({
      email,
      name,
      fields: JSON.parse(fields) as Record<string, unknown>,
      locale,
      frequency,
      since: iso(since),
      lists: await listsOf(db, id),
      receipts: await receiptsOf(db, id),
    })),
  );
}

async function listsOf(db: Kysely<Tables>, id: string) {
  const rows = await db
    .selectFrom("subscription")
    .select(["list", "state", "at"])
    .where("subscriber_id", "=", id)
    .orderBy("list")
    .execute();
  return rows.map(({ list, state, at }) => ({ list, state, at: iso(at) }));
}

async function receiptsOf(db: Kysely<Tables>, id: string) {
  const rows = await db
    .selectFrom("consent_receipt")
    .select(["action", "at", "lists", "wording", "version", "page"])
    .where("subscriber_id", "=", id)
    .orderBy("at")
    .execute();
  return rows.map(({ at, lists, ...rest }) => ({
    ...rest,
    at: iso(at),
    lists: JSON.parse(lists) as string[],
  }));
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();
