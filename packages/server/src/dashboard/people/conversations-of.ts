import type { TeamPersonConversation } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { KeyRing } from "../../keys/key-ring.ts";
import { type Asker, identitiesOf, valuesOf } from "../../privacy/own.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { Tables } from "../../store/tables.ts";
import { iso } from "../api-route.ts";

/** The most conversations that are told. */
const MOST = 50;

/**
 * The newest conversations of somebody: begun by a browser of theirs that allows statistics, signed in,
 * or by mail from an address that has proven itself. A claimed address makes none theirs.
 */
export async function conversationsOf(
  db: Kysely<Tables>,
  ring: KeyRing,
  { visitor, profile }: Asker,
): Promise<TeamPersonConversation[]> {
  const identities = profile ? await identitiesOf(db, profile.id) : [];
  const users = valuesOf(identities, "user");
  const keys = valuesOf(identities, "email").flatMap((email) => recordKeys(ring, email));
  const rows = await db
    .selectFrom("conversation")
    .select(["id", "state", "source", "started_at", "changed_at", "rating"])
    .where((row) =>
      profile
        ? row.or([
            row("profile_id", "=", profile.id),
            ...(users.length > 0 ? [row("user_id", "in", users)] : []),
            ...(keys.length > 0
              ? [
                  row.and([
                    row("address_key", "in", keys),
                    row("email_proven_at", "is not", null),
                    row("user_id", "is", null),
                  ]),
                ]
              : []),
          ])
        : row.and([row("visitor_id", "=", visitor.id), row("profile_id", "is", null)]),
    )
    .orderBy("changed_at", "desc")
    .limit(MOST)
    .execute();
  return rows.map(({ id, state, source, started_at: begun, changed_at: changed, rating }) => ({
    id,
    state,
    source,
    startedAt: iso(begun),
    changedAt: iso(changed),
    rating: rating === null ? null : Number(rating),
  }));
}
