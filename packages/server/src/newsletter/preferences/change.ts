import { randomUUID } from "node:crypto";
import type { Transaction } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { ConsentReceiptTable, SubscriberTable } from "../../store/newsletter-tables.ts";
import type { Tables } from "../../store/tables.ts";
import type { Frequency } from "../frequency.ts";
import { addReceipt, aloneWith } from "../sign-up.ts";
import { type SubscriberAct, subscriberEvents } from "./events.ts";
import { joinLists, leaveLists, type MailboxHashes } from "./lists.ts";

/** What somebody says anew of themselves. Nothing: it stays. */
export interface Said {
  readonly name?: string | null;
  /** `null` for what is left empty. */
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly frequency?: Frequency | null;
  readonly locale?: string;
}

/** A change of somebody's preferences. */
export interface PreferenceChange {
  /** Who it is: the id of the row, or keyed hashes of the mailbox. */
  readonly who: { readonly id: string } | { readonly addressKeys: readonly string[] };
  readonly said?: Said;
  /** Lists that the person comes onto, and leaves; what is so already is not told. */
  readonly join?: readonly string[];
  /** `all`: whatever they are on. */
  readonly leave?: readonly string[] | "all";
  readonly mailbox: MailboxHashes;
  /** What was agreed to by coming onto a list. */
  readonly consent?: { readonly wording: string; readonly version: string };
  /** Ids of the fields whose choices are interests. */
  readonly interests: readonly string[];
  /** What it came by: `preferences`, `unsubscribe`. */
  readonly form: string;
  /** Of the internet, truncated. */
  readonly network: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What has changed. */
export interface PreferencesChanged {
  readonly joined: readonly string[];
  readonly left: readonly string[];
}

/**
 * Changes what somebody wants, with its receipt and its events, or nothing of it.
 *
 * @returns nothing where there is no such subscriber any more
 */
export async function changePreferences(
  { database, appended }: CommandContext,
  change: PreferenceChange,
): Promise<PreferencesChanged | undefined> {
  const changed = await database.db.transaction().execute(async (step) => {
    const first = await find(step, change.who);
    if (!first) return undefined;
    await aloneWith(step, database, [first.address_key]);
    const before = await find(step, change.who);
    if (!before) return undefined;
    const said = newlySaid(before, change.said);
    const { joined, left } = await moves(step, before.id, change);
    if (!said && joined.length + left.length === 0) return { joined, left };
    const { mailbox, now } = change;
    const after = { ...before, ...said, changed_at: now };
    await step.updateTable("subscriber").set(after).where("id", "=", before.id).execute();
    await joinLists(step, before.id, mailbox, joined, now);
    await leaveLists(step, before.id, mailbox, left, { now });
    await addReceipts(step, after, { joined, left }, said !== undefined, change);
    await database.log.append(told(after, { joined, left }, said !== undefined, change), step);
    return { joined, left };
  });
  if (changed) appended();
  return changed;
}

function find(
  step: Transaction<Tables>,
  who: PreferenceChange["who"],
): Promise<SubscriberTable | undefined> {
  const rows = step.selectFrom("subscriber").selectAll();
  return (
    "id" in who
      ? rows.where("id", "=", who.id)
      : rows.where("address_key", "in", [...who.addressKeys])
  ).executeTakeFirst();
}

type Columns = Partial<Pick<SubscriberTable, "name" | "fields" | "frequency" | "locale">>;

/** The columns that are another than before; nothing where none is. */
function newlySaid(before: SubscriberTable, said: Said = {}): Columns | undefined {
  const { fields, ...others } = said;
  const columns: Columns = {
    ...others,
    ...(fields && { fields: withFields(before, fields) }),
  };
  const differ = Object.entries(columns).filter(
    ([name, value]) => before[name as keyof Columns] !== value,
  );
  return differ.length > 0 ? (Object.fromEntries(differ) as Columns) : undefined;
}

/** What the config does not ask for any more stays until the person is erased. */
function withFields(before: SubscriberTable, fields: NonNullable<Said["fields"]>): string {
  const all = { ...(JSON.parse(before.fields) as object), ...fields };
  return JSON.stringify(
    Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null)),
  );
}

async function moves(
  step: Transaction<Tables>,
  id: string,
  { join = [], leave = [] }: PreferenceChange,
): Promise<PreferencesChanged> {
  const rows = await step
    .selectFrom("subscription")
    .select(["list", "state"])
    .where("subscriber_id", "=", id)
    .execute();
  const on = rows.filter(({ state }) => state === "confirmed").map(({ list }) => list);
  return {
    joined: join.filter((list) => !on.includes(list)),
    left: on.filter((list) => leave === "all" || leave.includes(list)),
  };
}

async function addReceipts(
  step: Transaction<Tables>,
  { id, locale }: SubscriberTable,
  { joined, left }: PreferencesChanged,
  said: boolean,
  { consent, form, network, now }: PreferenceChange,
): Promise<void> {
  const receipt = (
    action: ConsentReceiptTable["action"],
    lists: readonly string[],
    agreed?: PreferenceChange["consent"],
  ) =>
    addReceipt(step, {
      id: randomUUID(),
      subscriber_id: id,
      action,
      at: now,
      lists: JSON.stringify(lists),
      wording: agreed?.wording ?? null,
      version: agreed?.version ?? null,
      page: null,
      form,
      address: network,
      language: locale,
    });
  if (left.length > 0) await receipt("left", left);
  if (joined.length > 0) await receipt("confirmed", joined, consent);
  if (said) await receipt("changed", []);
}

function told(
  subscriber: SubscriberTable,
  { joined, left }: PreferencesChanged,
  said: boolean,
  { interests: interesting, form, now }: PreferenceChange,
) {
  const fields = JSON.parse(subscriber.fields) as Record<string, unknown>;
  const interests = interesting.flatMap((id) => (fields[id] ?? []) as string | string[]);
  const { name, frequency, locale } = subscriber;
  const traits = {
    ...fields,
    ...(name !== null && { name }),
    ...(interesting.length > 0 && { interests }),
  };
  const acts: SubscriberAct[] = [];
  if (left.length > 0) {
    acts.push({ event: "Newsletter Unsubscribed", properties: { lists: left, form } });
  }
  if (joined.length > 0) {
    acts.push({ event: "Newsletter Subscribed", properties: { lists: joined, form } });
  }
  if (said) {
    const properties = { interests, ...(frequency !== null && { frequency }), language: locale };
    acts.push({ event: "Newsletter Preferences Changed", properties });
  }
  return subscriberEvents(subscriber, said ? traits : undefined, acts, now);
}

/** Why somebody has left. */
export interface LeavingReason {
  readonly id: string;
  readonly reason: string;
  /** Milliseconds since 1970. Only what was left in the hour before. */
  readonly now: number;
}

/** Keeps why somebody has left, who has said so afterwards. */
export async function keepReason(
  { database: { db } }: CommandContext,
  { id, reason, now }: LeavingReason,
): Promise<void> {
  await db
    .updateTable("subscription")
    .set({ reason })
    .where("subscriber_id", "=", id)
    .where("state", "=", "left")
    .where("at", ">", now - 3_600_000)
    .execute();
}
