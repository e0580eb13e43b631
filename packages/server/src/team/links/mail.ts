import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { MadeLink } from "./link.ts";

/**
 * The mail that takes a link to somebody of the team. The link is made when the mail is sent: none lies
 * in the outbox.
 *
 * @param now milliseconds since 1970
 */
export function linkMail(
  { id, purpose, expiresAt }: MadeLink,
  to: { readonly address: string; readonly locale: string },
  team: { readonly by?: string },
  now: number,
): NewJob {
  return mailJob({
    template: purpose === "reset" ? "team-reset" : "team-invite",
    category: "transactional",
    language: to.locale,
    to: { address: to.address },
    data: { team },
    team: { link: id, expiresAt },
    cause: id,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}
