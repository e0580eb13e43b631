import type { Selectable } from "kysely";
import type { Call, Services } from "../../http/route.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { identitiesOf, valuesOf } from "../../privacy/own.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { findPerson, findProven } from "../../stage/person.ts";
import type { ReviewInvitationTable } from "../../store/review-tables.ts";
import { readInvitationToken } from "../token.ts";

/** A row of `review_invitation`. */
export type Invitation = Selectable<ReviewInvitationTable>;

/**
 * The invitation that a mail's link is about; nothing for a link that does not work, or not any more, and
 * for what was cancelled before it was reviewed.
 */
export async function invitationOf(
  services: Pick<Services, "config" | "ring" | "clock" | "store">,
  t: string,
): Promise<Invitation | undefined> {
  const link = readInvitationToken(services, t, services.clock.now());
  if (!link) return undefined;
  return services.store.read
    .selectFrom("review_invitation")
    .selectAll()
    .where("id", "=", link.invitation)
    .where((row) => row.or([row("cancelled_at", "is", null), row("used_at", "is not", null)]))
    .executeTakeFirst();
}

/** Somebody who is known by proof. */
export interface KnownPerson {
  readonly visitorId: string | null;
  readonly profileId: string | null;
  /** The site's own id, by an identity token. */
  readonly userId?: string;
  /** Proven to be theirs, in the canonical form. */
  readonly emails: readonly string[];
}

/** Who calls, by the visitor's secret or an identity token; nothing for anybody else. */
export async function knownPerson(call: Call): Promise<KnownPerson | undefined> {
  const { caller, visitor, identity, services } = call;
  if (caller !== "visitor") return undefined;
  const { read } = services.store;
  const person = identity
    ? await findProven(read, identity)
    : visitor && (await findPerson(read, { by: "visitor", id: visitor.id }));
  const profileId = person?.profileId ?? null;
  const known = profileId === null ? [] : valuesOf(await identitiesOf(read, profileId), "email");
  const shown = identity?.emailVerified ? canonicalEmail(identity.email) : undefined;
  return {
    visitorId: visitor?.id ?? null,
    profileId,
    ...(identity && { userId: identity.userId }),
    emails: [...new Set([...(shown === undefined ? [] : [shown]), ...known])],
  };
}

/** The oldest invitation of a known person's for a product that is still open. */
export async function openInvitation(
  { ring, store }: Pick<Services, "ring" | "store">,
  { visitorId, profileId, emails }: KnownPerson,
  product: string,
): Promise<Invitation | undefined> {
  const keys = emails.flatMap((email) => recordKeys(ring, email));
  return store.read
    .selectFrom("review_invitation")
    .selectAll()
    .where("product", "=", product)
    .where("product", "!=", "")
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .where((row) =>
      row.or([
        // At a shared browser, what somebody has ordered who is known is not the next one's.
        row.and([row("visitor_id", "=", visitorId ?? ""), row("profile_id", "is", null)]),
        row("profile_id", "=", profileId ?? ""),
        row("address_key", "in", ["", ...keys]),
      ]),
    )
    .orderBy("created_at")
    .limit(1)
    .executeTakeFirst();
}
