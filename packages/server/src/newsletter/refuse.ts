import type { Transaction } from "kysely";
import { uuidOf } from "../keys/uuid.ts";
import type { SuppressionReason, SuppressionScope } from "../privacy/suppression.ts";
import type { CommandContext } from "../store/commands.ts";
import type { Tables } from "../store/tables.ts";
import { subscriberEvents } from "./preferences/events.ts";
import { leaveLists } from "./preferences/lists.ts";
import { forgetThem } from "./retention.ts";
import { addReceipt, aloneWith } from "./sign-up.ts";

/** "This was not me." */
export interface Refusing {
  /** Id of the sign-up. */
  readonly signUp: string;
  /** As `suppressionHash` gives it. */
  readonly suppress: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * Deletes what somebody else has typed; of who never confirmed anything nothing is left but that the
 * address gets no confirmations for a while. Who had confirmed this very sign-up leaves its lists.
 */
export async function refuseSignUp(
  { database, appended }: CommandContext,
  { signUp, suppress, now }: Refusing,
): Promise<void> {
  const told = await database.db.transaction().execute(async (step) => {
    const first = await find(step, signUp);
    if (!first) return false;
    await aloneWith(step, database, [first.address_key]);
    // It may have been confirmed, or refused, in the meantime.
    const form = await find(step, signUp);
    if (!form) return false;
    await step.deleteFrom("sign_up").where("id", "=", signUp).execute();
    await suppressConfirmations(step, suppress, now);
    if (form.known === null) {
      await forgetThem(step, [form.subscriber_id]);
      return false;
    }
    await addReceipt(step, receiptOf(signUp, form, now));
    const left = form.confirmed === null ? [] : await onStill(step, form);
    if (left.length === 0) return false;
    await leaveLists(step, form.subscriber_id, [suppress], left, { reason: "refused", now });
    const act = {
      event: "Newsletter Unsubscribed",
      properties: { lists: left, form: FORM },
    } as const;
    await database.log.append(subscriberEvents(form, undefined, [act], now), step);
    return true;
  });
  if (told) appended();
}

/** By what reports know that somebody has left by "this was not me". */
const FORM = "refused";

type Refused = NonNullable<Awaited<ReturnType<typeof find>>>;

function find(step: Transaction<Tables>, signUp: string) {
  return step
    .selectFrom("sign_up")
    .innerJoin("subscriber", "subscriber.id", "sign_up.subscriber_id")
    .select(["subscriber_id", "address_key", "email", "lists", "subscriber.locale"])
    .select(["sign_up.confirmed_at as confirmed", "subscriber.confirmed_at as known"])
    .where("sign_up.id", "=", signUp)
    .executeTakeFirst();
}

/** The lists of a sign-up that its person is on. */
async function onStill(
  step: Transaction<Tables>,
  { subscriber_id: subscriber, lists }: Refused,
): Promise<string[]> {
  const rows = await step
    .selectFrom("subscription")
    .select("list")
    .where("subscriber_id", "=", subscriber)
    .where("list", "in", JSON.parse(lists) as string[])
    .where("state", "=", "confirmed")
    .execute();
  return rows.map(({ list }) => list);
}

function receiptOf(
  signUp: string,
  { subscriber_id, lists }: Refused,
  now: number,
): Tables["consent_receipt"] {
  return {
    id: uuidOf(`newsletter refused ${signUp}`),
    subscriber_id,
    action: "refused",
    at: now,
    lists,
    wording: null,
    version: null,
    page: null,
    form: null,
    address: null,
    language: null,
  };
}

async function suppressConfirmations(
  step: Transaction<Tables>,
  hash: string,
  now: number,
): Promise<void> {
  await step
    .insertInto("suppression")
    .values({
      hash,
      scope: "confirmation" satisfies SuppressionScope,
      reason: "refused" satisfies SuppressionReason,
      created_at: now,
    })
    .onConflict((on) => on.doNothing())
    .execute();
}
