import type { Kysely } from "kysely";
import { profileOf } from "../identity/profile-of.ts";
import type { KeyRing } from "../keys/key-ring.ts";
import type { MailOutcome } from "../mail/commands.ts";
import { MAIL_ENDPOINT } from "../mail/mail-job.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { Tables } from "../store/tables.ts";
import { FOLLOW_UP_ENDPOINT } from "./follow-up.ts";

/** One mail of a person: what became of it, or what it waits for. */
export interface MailStory {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The lifecycle mail's id, or the template's name. */
  readonly mail: string;
  readonly text: string;
}

/** The most mails that are told of. */
const MOST = 50;

const BECAME: Readonly<Record<MailOutcome, string>> = {
  sending: "was being sent when it was cut off: it may have arrived",
  sent: "sent",
  "no-consent": "not sent: marketing was not allowed",
  suppressed: "not sent: the address gets no such mail any more",
  capped: "not sent: the address had got as many as mail.perDay and perWeek allow",
  refused: "not sent: the mail server has refused it for good",
  condition: 'not sent: its "if" did not hold',
  "too-soon": "not sent: the last one was less than atMostOncePer ago",
  "too-late": "not sent: it had been due for more than three days",
  "few-orders": "not sent: before two orders there is no rhythm",
  "no-address": "not sent: no address was told that could be written to",
};

/**
 * The mails of a person, newest first: those that were sent, those that were not, those that wait.
 *
 * @param email in its canonical form
 */
export async function mailsOf(
  db: Kysely<Tables>,
  ring: KeyRing,
  email: string,
): Promise<MailStory[]> {
  const profile = await profileOf(db, email);
  const records = await db
    .selectFrom("mail_record")
    .select(["at", "mail", "outcome"])
    .where((row) =>
      row.or([
        row("address_key", "in", recordKeys(ring, email)),
        ...(profile === null ? [] : [row("profile_id", "=", profile)]),
      ]),
    )
    .orderBy("at", "desc")
    .orderBy("id", "desc")
    .limit(MOST)
    .execute();
  const jobs = await db
    .selectFrom("job")
    .select(["due_at as at", "topic", "kind", "dead_at", "trouble", "attempts"])
    .where("endpoint", "in", [MAIL_ENDPOINT, FOLLOW_UP_ENDPOINT])
    .where((row) =>
      row.or([
        row("recipient", "=", email),
        ...(profile === null ? [] : [row("profile_id", "=", profile)]),
      ]),
    )
    .orderBy("due_at", "desc")
    .limit(MOST)
    .execute();
  return [
    ...jobs.map((job) => ({
      at: job.at,
      mail: job.topic ?? "(no lifecycle mail)",
      text: waits(job),
    })),
    ...records.map(({ at, mail, outcome }) => ({
      at,
      mail,
      text: Object.hasOwn(BECAME, outcome) ? BECAME[outcome as MailOutcome] : outcome,
    })),
  ].toSorted((a, b) => b.at - a.at);
}

function waits({
  kind,
  dead_at: dead,
  trouble,
  attempts,
}: {
  readonly kind: string;
  readonly dead_at: number | null;
  readonly trouble: string | null;
  readonly attempts: number;
}): string {
  if (dead !== null) return `given up: ${trouble ?? "for no known reason"}`;
  if (attempts > 0) return `to be tried again then: ${trouble ?? "it has failed"}`;
  return kind === "mail" ? "waits to be sent" : "waits: then it is decided whether it is sent";
}
