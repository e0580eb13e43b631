import { mailJob } from "../../mail/mail-job.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { Services } from "../../http/route.ts";

/** The template of the mail that brings a new link. */
const TEMPLATE = "newsletter-preferences";

/** Milliseconds in which no second one goes to the same person. */
const PAUSE = 86_400_000;

/** Whose link is wanted. */
export type Whose = { readonly id: string } | { readonly email: string; readonly locale: string };

/**
 * Sends a new link to somebody who gets the newsletter, or got it. For anybody else a mail about nobody
 * is written, which is dropped when it is due: how long it takes tells nobody.
 */
export async function sendLink(
  { store, ring, clock, outbox }: Pick<Services, "store" | "ring" | "clock" | "outbox">,
  whose: Whose,
): Promise<void> {
  const rows = store.read
    .selectFrom("subscriber")
    .select(["id", "email", "locale"])
    .where("confirmed_at", "is not", null);
  const keys = "id" in whose ? [] : recordKeys(ring, whose.email);
  const known = await (
    "id" in whose ? rows.where("id", "=", whose.id) : rows.where("address_key", "in", keys)
  ).executeTakeFirst();
  const nobody = "id" in whose ? undefined : { ...whose, id: uuidOf(`nobody ${keys[0]}`) };
  const row = known ?? nobody;
  if (!row) return;
  const now = clock.now();
  const job = mailJob({
    template: TEMPLATE,
    category: "transactional",
    language: row.locale,
    to: { address: row.email },
    data: {},
    subscriber: { id: row.id, lists: [] },
    cause: `${row.id} ${Math.floor(now / PAUSE)}`,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
  await store.run("addJobs", { jobs: [job] });
  outbox.wake();
}
