import type { ConnectorPurpose, ReadConfig } from "@stagelight/core/config";
import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/** Whom something is about. */
export interface Recipient {
  readonly visitorId: string | null;
  readonly profileId: string | null;
}

/**
 * Whether something about a person may be sent for a purpose, by what the person allowed last: in any
 * of their browsers, or by their own server's word. Asked when sending, not when queueing.
 *
 * @returns where nothing is known, whether the site's consent is implied
 */
export async function maySend(
  read: Kysely<Tables>,
  { consent }: Pick<ReadConfig, "consent">,
  person: Recipient,
  purpose: ConnectorPurpose,
): Promise<boolean> {
  if (purpose === "necessary") return true;
  const granted = await grantedLast(read, person);
  return granted ? granted.includes(purpose) : consent.mode === "implied";
}

async function grantedLast(
  read: Kysely<Tables>,
  { visitorId, profileId }: Recipient,
): Promise<readonly string[] | undefined> {
  if (visitorId === null && profileId === null) return undefined;
  const row = await read
    .selectFrom("visitor")
    .select("consent")
    .where("consent", "is not", null)
    .where((row) =>
      profileId === null
        ? row("id", "=", visitorId)
        : // The visitor of a job may be somebody else's by now.
          row("profile_id", "=", profileId),
    )
    .orderBy("last_seen", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.consent ? (JSON.parse(row.consent) as string[]) : undefined;
}
