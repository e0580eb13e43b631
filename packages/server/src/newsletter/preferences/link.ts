import { mailJob } from "../../mail/mail-job.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import type { Services } from "../../http/route.ts";

/** The template of the mail that brings a new link. */
const TEMPLATE = "newsletter-preferences";

/** Milliseconds in which no second one goes to the same person. */
const PAUSE = 6 * 3_600_000;

/** Whose link is wanted. */
export type Whose = { readonly id: string } | { readonly email: string };

/** Sends a new link to somebody who gets the newsletter, or got it; nobody else hears of it. */
export async function sendLink(
  { store, ring, clock, outbox }: Pick<Services, "store" | "ring" | "clock" | "outbox">,
  whose: Whose,
): Promise<void> {
  const rows = store.read
    .selectFrom("subscriber")
    .select(["id", "email", "locale"])
    .where("confirmed_at", "is not", null);
  const row = await (
    "id" in whose
      ? rows.where("id", "=", whose.id)
      : rows.where("address_key", "in", recordKeys(ring, whose.email))
  ).executeTakeFirst();
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
