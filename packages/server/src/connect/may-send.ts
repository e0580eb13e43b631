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

/** A visitor's consent stays the visitor's; of a person's several decisions, the last one counts. */
export async function grantedLast(
  read: Kysely<Tables>,
  { visitorId, profileId }: Recipient,
): Promise<readonly string[] | undefined> {
  const visitors = read
    .selectFrom("visitor")
    .select(["consent", "consent_at"])
    .where("consent", "is not", null)
    .orderBy("consent_at", "desc")
    .limit(1);
  if (profileId === null) {
    if (visitorId === null) return undefined;
    return granted(await visitors.where("id", "=", visitorId).execute());
  }
  const own = read
    .selectFrom("profile")
    .select(["consent", "consent_at"])
    .where("consent", "is not", null)
    .where("id", "=", profileId);
  // The visitor of a job may be somebody else's by now.
  return granted([
    ...(await visitors.where("profile_id", "=", profileId).execute()),
    ...(await own.execute()),
  ]);
}

function granted(
  said: readonly { readonly consent: string | null; readonly consent_at: number | null }[],
): readonly string[] | undefined {
  const [last] = said.toSorted((a, b) => (b.consent_at ?? 0) - (a.consent_at ?? 0));
  return last?.consent ? (JSON.parse(last.consent) as string[]) : undefined;
}
