import type { Call } from "../../http/route.ts";
import type { PreferenceChange } from "../../newsletter/preferences/change.ts";
import { truncateAddress } from "../../privacy/truncate-address.ts";
import type { SuppressionScope } from "../../privacy/suppression.ts";
import type { Unsubscribing } from "./token.ts";

/** By what receipts of the newsletter know that somebody has left by a mail's link. */
const FORM = "unsubscribe";

/** Unsubscribes. Who wants no marketing wants no list either; who leaves a list may be on others. */
export async function leave(call: Call, about: Unsubscribing): Promise<void> {
  const { store, clock, logger } = call.services;
  const { hash, lists } = about;
  const now = clock.now();
  for (const scope of scopesOf(about)) {
    await store.run("suppress", { hash, scope, reason: "unsubscribed", now });
    logger.info({ scope }, "Somebody has unsubscribed.");
  }
  if (about.scope === "marketing") await change(call, about, { leave: lists ?? "all" });
}

/** Takes it back: the person is on the lists again that the link took them from. */
export async function comeBack(call: Call, about: Unsubscribing): Promise<void> {
  const { store } = call.services;
  for (const scope of scopesOf(about)) await store.run("resubscribe", { hash: about.hash, scope });
  const left = await lastLeft(call, about);
  if (left.length > 0) await change(call, about, { join: left });
}

function scopesOf({ scope, lists }: Unsubscribing): SuppressionScope[] {
  return lists ? lists.map((list) => `list:${list}` as const) : [scope];
}

async function change(
  { services: { store, clock }, address }: Call,
  { hash, addressKeys = [] }: Unsubscribing,
  wanted: Pick<PreferenceChange, "join" | "leave">,
): Promise<void> {
  if (addressKeys.length === 0) return;
  await store.run("changePreferences", {
    ...wanted,
    who: { addressKeys },
    mailbox: [hash],
    interests: [],
    form: FORM,
    network: truncateAddress(address ?? "") ?? null,
    now: clock.now(),
  });
}

/** The lists that were left last, if that was by a mail's link, as far as this link is about them. */
async function lastLeft(
  { services: { store } }: Call,
  { addressKeys = [], lists, scope }: Unsubscribing,
): Promise<string[]> {
  if (addressKeys.length === 0 || scope !== "marketing") return [];
  const receipt = await store.read
    .selectFrom("consent_receipt")
    .innerJoin("subscriber", "subscriber.id", "consent_receipt.subscriber_id")
    .select(["consent_receipt.lists", "consent_receipt.form"])
    .where("subscriber.address_key", "in", addressKeys)
    .where("consent_receipt.action", "in", ["left", "refused"])
    .orderBy("consent_receipt.at", "desc")
    .executeTakeFirst();
  // Whoever has found an old mail must not take back what its reader has said elsewhere since.
  const left = receipt?.form === FORM ? (JSON.parse(receipt.lists) as string[]) : [];
  return lists ? left.filter((list) => lists.includes(list)) : left;
}
