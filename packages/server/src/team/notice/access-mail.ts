import type { Selectable, Transaction } from "kysely";
import { mailJob } from "../../mail/mail-job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { Database } from "../../store/database.ts";
import type { Tables } from "../../store/tables.ts";
import type { TeamMemberTable } from "../../store/team-tables.ts";

/** What of the way in to an account is another one now. */
export type AccessChange = "password" | "second-step-on" | "second-step-off";

/**
 * Writes to members that the way in to their accounts was changed, in the transaction that changes it:
 * whoever has not done it themselves learns of it.
 *
 * @param now milliseconds since 1970
 */
export function mailAccessChange(
  { bulk }: Pick<Database, "bulk">,
  step: Transaction<Tables>,
  { id, email, locale }: Pick<Selectable<TeamMemberTable>, "id" | "email" | "locale">,
  changed: AccessChange,
  now: number,
): Promise<void> {
  const mail = mailJob({
    template: "team-access",
    category: "transactional",
    language: locale,
    to: { address: email },
    data: { team: { changed } },
    cause: `${id} ${changed} ${now}`,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
  return insertJobs(bulk, step, [mail]);
}
