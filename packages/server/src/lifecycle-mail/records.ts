import type { Kysely } from "kysely";
import type { MailOutcome } from "../mail/commands.ts";
import type { Tables } from "../store/tables.ts";
import type { Subject } from "./person.ts";

/** Outcomes of mails that have reached somebody, or may have. */
const SENT = ["sending", "sent"] satisfies MailOutcome[];

/** Whether a mail was sent, or is not to be tried again. */
export async function wasSent(read: Kysely<Tables>, uid: string): Promise<boolean> {
  const row = await read
    .selectFrom("mail_record")
    .select("id")
    .where("uid", "=", uid)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody has got a lifecycle mail since a time: the person, or the address. */
export async function wasSentSince(
  read: Kysely<Tables>,
  { visitorId, profileId }: Subject,
  { mail, keys, since }: { readonly mail: string; readonly keys: string[]; readonly since: number },
): Promise<boolean> {
  const row = await read
    .selectFrom("mail_record")
    .select("id")
    .where("mail", "=", mail)
    .where("at", ">", since)
    .where("outcome", "in", SENT)
    .where((each) =>
      each.or([
        each("address_key", "in", keys),
        ...(profileId === null ? [] : [each("profile_id", "=", profileId)]),
        ...(profileId === null && visitorId !== null
          ? [each.and([each("profile_id", "is", null), each("visitor_id", "=", visitorId)])]
          : []),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}
