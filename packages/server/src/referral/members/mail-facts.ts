import type { MailFacts, MailServices } from "../../mail/handler.ts";
import type { MailPayload } from "../../mail/message.ts";
import { canonicalEmail } from "../../identity/email.ts";
import { suppressionHashes } from "../../privacy/suppression.ts";
import { memberLink } from "./links.ts";

/**
 * What is known of a mail of referral at the time at which it is sent; nothing of any other mail. A friend
 * who has unsubscribed from anything, one list of the newsletter for example, is not invited.
 */
export async function referralFacts(
  {
    store,
    config,
    ring,
    links,
    clock,
  }: Pick<MailServices, "config" | "ring" | "links" | "clock" | "store">,
  { referral, language, to, data }: MailPayload,
): Promise<MailFacts | undefined> {
  if (!referral) return undefined;
  const { member, program, terms, invites = false } = referral;
  const row = await store.read
    .selectFrom("referral_member")
    .select(["id", "proven_at"])
    .where("id", "=", member)
    .executeTakeFirst();
  if (!row) return { refusal: "condition" };
  if (invites) {
    const friend = canonicalEmail(to.address) ?? "";
    const left = await store.read
      .selectFrom("suppression")
      .select("hash")
      .where("hash", "in", suppressionHashes(ring, friend))
      .executeTakeFirst();
    return left ? { refusal: "suppressed" } : { data: {} };
  }
  const referralLink = memberLink(
    { config, ring, links },
    { member, program, terms, language, sentAt: clock.now() },
  );
  return { data: { links: { ...(data["links"] as object | undefined), referral: referralLink } } };
}
