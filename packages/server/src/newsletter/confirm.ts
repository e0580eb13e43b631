import type { Transaction } from "kysely";
import { isDisposable } from "../guard/disposable.ts";
import { canonicalEmail } from "../identity/email.ts";
import { uuidOf } from "../keys/uuid.ts";
import { type LogEntry, TRUST } from "../log/log.ts";
import { mailJob } from "../mail/mail-job.ts";
import type { NewJob } from "../outbox/job.ts";
import { insertJobs } from "../outbox/write-jobs.ts";
import type { CommandContext } from "../store/commands.ts";
import type { SignUpTable, SubscriberTable } from "../store/newsletter-tables.ts";
import type { Tables } from "../store/tables.ts";
import { grantIncentive } from "./incentive/grant.ts";
import type { Granted, Incentive } from "./incentive/incentive.ts";
import { incentiveData, type Promised } from "./incentive/told.ts";
import { joinLists, type MailboxHashes } from "./preferences/lists.ts";
import { addReceipt, aloneWith } from "./sign-up.ts";

/** Somebody who has opened the mail, and pressed its button. */
export interface Confirming {
  /** Id of the sign-up. */
  readonly signUp: string;
  /** The browser, where it has shown that it is this visitor, and that it has sent the form. */
  readonly visitor: string | null;
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** Ids of the fields whose choices are interests. */
  readonly interests: readonly string[];
  /** Template of the mail that welcomes people, if there is one. */
  readonly welcome: string | undefined;
  /** What is given for it, and what was promised in the language of the mail. */
  readonly incentive: { readonly rule: Incentive; readonly promised: Promised } | undefined;
  /** How the mailbox may stand in `suppression`: that it has left these lists is lifted. */
  readonly mailbox: MailboxHashes;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of it. */
export type Confirmed =
  { readonly is: "gone" } | { readonly is: "already" | "confirmed"; readonly of: Subscribed };

/** Who has confirmed, as the page shows it. */
export interface Subscribed {
  readonly subscriber: string;
  readonly name: string | null;
  readonly lists: readonly string[];
  readonly granted: Granted | undefined;
}

/**
 * Confirms a sign-up, once: from then on the address is proven, the person is on the lists, and what
 * was said in the form is theirs. Tells the log, writes the receipt, gives the incentive and sends the
 * welcome, or does nothing of it.
 */
export async function confirmSignUp(
  { database, appended }: CommandContext,
  confirming: Confirming,
): Promise<Confirmed> {
  const confirmed = await database.db.transaction().execute(async (step): Promise<Confirmed> => {
    const first = await found(step, confirming.signUp);
    if (!first) return { is: "gone" };
    await aloneWith(step, database, [first.subscriber.address_key]);
    // Somebody may have been quicker.
    const now = await found(step, confirming.signUp);
    if (!now) return { is: "gone" };
    const { form } = now;
    const lists = JSON.parse(form.lists) as string[];
    if (form.confirmed_at !== null) {
      const of = { subscriber: now.subscriber.id, name: now.subscriber.name, lists };
      return { is: "already", of: { ...of, granted: undefined } };
    }
    const subscriber = await subscribe(step, now, lists, confirming);
    const granted =
      confirming.incentive &&
      (await grantIncentive(step, database.kind, confirming.incentive.rule, {
        subscriberId: subscriber.id,
        addressKeys: [subscriber.address_key],
        now: confirming.now,
      }));
    await database.log.append(eventsOf(subscriber, form, lists, confirming), step);
    await insertJobs(database.bulk, step, welcome(subscriber, form, lists, granted, confirming));
    const { id, name } = subscriber;
    return { is: "confirmed", of: { subscriber: id, name, lists, granted } };
  });
  if (confirmed.is === "confirmed") appended();
  return confirmed;
}

interface Found {
  readonly form: SignUpTable;
  readonly subscriber: SubscriberTable;
}

async function found(step: Transaction<Tables>, id: string): Promise<Found | undefined> {
  const form = await step.selectFrom("sign_up").selectAll().where("id", "=", id).executeTakeFirst();
  const subscriber =
    form &&
    (await step
      .selectFrom("subscriber")
      .selectAll()
      .where("id", "=", form.subscriber_id)
      .executeTakeFirst());
  return form && subscriber ? { form, subscriber } : undefined;
}

async function subscribe(
  step: Transaction<Tables>,
  { form, subscriber: before }: Found,
  lists: readonly string[],
  { network, mailbox, now }: Confirming,
): Promise<SubscriberTable> {
  const subscriber: SubscriberTable = {
    ...before,
    // Until now somebody else may have typed it, in a spelling of their own.
    email: before.confirmed_at === null ? canonicalEmail(form.address)! : before.email,
    name: form.name ?? before.name,
    fields: JSON.stringify({
      ...(JSON.parse(before.fields) as object),
      ...(JSON.parse(form.fields) as object),
    }),
    locale: form.locale,
    changed_at: now,
    confirmed_at: before.confirmed_at ?? now,
  };
  await step.updateTable("subscriber").set(subscriber).where("id", "=", before.id).execute();
  await step.updateTable("sign_up").set({ confirmed_at: now }).where("id", "=", form.id).execute();
  await joinLists(step, before.id, mailbox, lists, now);
  await addReceipt(step, {
    id: uuidOf(`newsletter confirmed ${form.id}`),
    subscriber_id: before.id,
    action: "confirmed",
    at: now,
    lists: form.lists,
    wording: form.wording,
    version: form.version,
    page: form.page,
    form: form.form,
    address: network,
    language: form.locale,
  });
  return subscriber;
}

/**
 * What the log is told. The address is proven: whoever has it is this person. Only the browser that has
 * sent the form and confirms it is theirs too: who typed the address somewhere else may be anybody, and
 * so may be who was sent the link.
 */
function eventsOf(
  { email, name, fields: kept }: SubscriberTable,
  form: SignUpTable,
  lists: readonly string[],
  { visitor, network, interests: interesting, now }: Confirming,
): LogEntry[] {
  const fields = JSON.parse(kept) as Record<string, unknown>;
  const interests = interesting.flatMap((id) => (fields[id] ?? []) as string | string[]);
  const common = {
    ...(visitor !== null && { anonymousId: visitor }),
    timestamp: new Date(now).toISOString(),
    context: {
      locale: form.locale,
      library: { name: "stagelight newsletter" },
      ...(network !== null && { ip: network }),
    },
  };
  const about = {
    ...(form.form !== null && { form: form.form }),
    lists,
    ...(interests.length > 0 && { topic: interests }),
    ...(form.referral_code !== null && { referral_code: form.referral_code }),
    ...(form.referral_by !== null && { referral_code_by: form.referral_by }),
  };
  const traits = {
    ...fields,
    email,
    ...(name !== null && { name }),
    ...(interests.length > 0 && { interests }),
    ...(isDisposable(email) && { disposable: true }),
  };
  return [
    { ...common, type: "identify", traits },
    {
      ...common,
      type: "track",
      event: "Newsletter Subscribed",
      properties: about,
      stagelight: { proof: { email } },
    },
  ].map((event) => ({
    receivedAt: now,
    trust: TRUST.verified,
    body: JSON.stringify({ ...event, messageId: uuidOf(`newsletter ${event.type} ${form.id}`) }),
  }));
}

function welcome(
  { id, name }: SubscriberTable,
  form: SignUpTable,
  lists: readonly string[],
  granted: Granted | undefined,
  { welcome: template, incentive, now }: Confirming,
): NewJob[] {
  if (template === undefined) return [];
  return [
    mailJob({
      template,
      category: "marketing",
      language: form.locale,
      to: { address: form.address },
      data: {
        ...(name !== null && { person: { name } }),
        ...(incentive &&
          granted && { incentive: incentiveData(incentive.rule, incentive.promised, granted) }),
      },
      subscriber: { id, lists },
      cause: form.id,
      visitorId: null,
      profileId: null,
      createdAt: now,
      dueAt: now,
    }),
  ];
}
