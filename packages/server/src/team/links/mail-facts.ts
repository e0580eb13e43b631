import type { MailFacts, MailServices } from "../../mail/handler.ts";
import type { MailPayload } from "../../mail/message.ts";
import { linkAddress } from "./link.ts";

/**
 * What is known of a mail to somebody of the team at the time at which it is sent; nothing of any other
 * mail. A link that was used meanwhile, or that is over, is not sent.
 */
export async function teamFacts(
  {
    store,
    clock,
    config,
    ring,
    links,
  }: Pick<MailServices, "store" | "clock" | "config" | "ring" | "links">,
  { team }: MailPayload,
): Promise<MailFacts | undefined> {
  if (!team) return undefined;
  const row = await store.read
    .selectFrom("team_link")
    .select(["id", "purpose"])
    .where("id", "=", team.link)
    .where("used_at", "is", null)
    .where("expires_at", ">", clock.now())
    .executeTakeFirst();
  if (!row) return { refusal: "condition" };
  const { expiresAt } = team;
  const dashboard = linkAddress({ config, ring, links }, { ...row, expiresAt });
  return { data: { links: { dashboard } } };
}
