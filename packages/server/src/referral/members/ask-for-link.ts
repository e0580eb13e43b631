import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import { aloneWith } from "../../newsletter/sign-up.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { keepMember, type Member, memberBy } from "../member.ts";
import { linkMail } from "./mails.ts";

/** A form by which somebody asks for a link, checked. */
export interface AskingForLink {
  /** As `mailboxKeys` and `selfKeys` give them. */
  readonly addressKeys: readonly string[];
  readonly selfKeys: readonly string[];
  /** In its canonical form, and as it was given. */
  readonly email: string;
  readonly address: string;
  readonly name: string | null;
  readonly showName: boolean;
  readonly locale: string;
  readonly program: string;
  /** The program takes nobody new: only members get a mail, and nobody's facts are kept. */
  readonly closed: boolean;
  /** Version of the terms that were shown. */
  readonly terms: string;
  /** The browser, where it has shown that it is this visitor. */
  readonly visitor: string | null;
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** As `Guard.ofNetwork` gives it. */
  readonly ofNetwork?: number | undefined;
  /** Tells one sending from another: the same again changes nothing. */
  readonly cause: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Keeps who has asked for a link, and sends the mail that leads to it. A mailbox that is known gets the
 * mail where its own mails go, however it was typed now; of a member nothing changes.
 */
export async function askForLink(
  { database }: CommandContext,
  asking: AskingForLink,
): Promise<void> {
  const { addressKeys, program, terms, ofNetwork, cause, now } = asking;
  await database.db.transaction().execute(async (step) => {
    await aloneWith(step, database, addressKeys);
    const member = asking.closed
      ? await memberOrNobody(step, asking)
      : await keepAsking(step, asking);
    const mail = linkMail(member, { program, terms, ofNetwork }, `${member.id} ${cause}`, now);
    await insertJobs(database.bulk, step, [mail]);
  });
}

async function keepAsking(step: Transaction<Tables>, asking: AskingForLink): Promise<Member> {
  const { name, showName, locale, visitor, ...facts } = asking;
  const before = await memberBy(step, asking.addressKeys);
  const { id } = before ?? (await keepMember(step, { ...facts, locale }));
  // Until the address is proven whoever asked last is believed. Of a member as much is written as of
  // somebody new: how long it takes tells nobody.
  const said =
    before && before.proven_at !== null
      ? { email: before.email }
      : { name, show_name: showName ? 1 : 0, locale, visitor_id: visitor };
  return step
    .updateTable("referral_member")
    .set(said)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/**
 * Whoever has something here: a proven address, or a reward. For anybody else a row that is in no table;
 * its mail is dropped when it is due, so that as much is done for every address.
 */
async function memberOrNobody(
  step: Transaction<Tables>,
  { addressKeys, address, locale }: AskingForLink,
): Promise<Pick<Member, "id" | "address" | "locale">> {
  const known = await memberBy(step, addressKeys);
  const reward = await step
    .selectFrom("reward")
    .select("id")
    .where("member_id", "=", known?.id ?? "")
    .executeTakeFirst();
  if (known && (known.proven_at !== null || reward)) return known;
  return { id: randomUUID(), address, locale };
}
