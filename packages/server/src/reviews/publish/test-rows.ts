import type { Insertable, Kysely } from "kysely";
import type { ReviewInvitationTable, ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";

/** When reviews of tests were written. */
export const WRITTEN = Date.UTC(2026, 4, 1);

/** A review of a test: published, of tea, by somebody who was asked; `more` is otherwise. */
export function reviewRow(
  id: string,
  more: Partial<Insertable<ReviewTable>> = {},
): Insertable<ReviewTable> {
  const state = more.state ?? "published";
  return {
    id,
    product: "tea",
    kind: "stars",
    score: 4,
    text: `Text of ${id}`,
    author: "Mina",
    locale: "en",
    invitation_id: null,
    source: "mail",
    imported_from: null,
    import_key: null,
    verified: 1,
    invited: 1,
    incentivised: 0,
    promised: null,
    state,
    reason: state === "hidden" ? "off-topic" : null,
    read_at: state === "waiting" ? null : WRITTEN,
    published_at: state === "published" ? WRITTEN : null,
    permission: 0,
    featured_at: null,
    visitor_id: null,
    profile_id: null,
    address_key: null,
    network: null,
    answer: null,
    answered_at: null,
    votes: 0,
    help_at: null,
    created_at: WRITTEN,
    changed_at: WRITTEN,
    idempotency: null,
    ...more,
  };
}

/** Writes reviews of a test. */
export async function addReviews(
  db: Kysely<Tables>,
  ...rows: readonly Insertable<ReviewTable>[]
): Promise<void> {
  if (rows.length > 0) await db.insertInto("review").values(rows).execute();
}

/** Writes the invitation that a review of a test came by. */
export async function addInvitation(
  db: Kysely<Tables>,
  review: string,
  more: Partial<Insertable<ReviewInvitationTable>> = {},
): Promise<void> {
  await db
    .insertInto("review_invitation")
    .values({
      id: `invitation-${review}`,
      order_key: `order-${review}`,
      product: "tea",
      product_name: "First flush",
      product_url: null,
      visitor_id: null,
      profile_id: null,
      address_key: null,
      email: "mina@tea.example",
      address: "Mina@tea.example",
      name: "Mina",
      locale: "en",
      created_at: WRITTEN,
      due_at: WRITTEN,
      sent_at: WRITTEN,
      reminded_at: null,
      cancelled_at: null,
      used_at: WRITTEN,
      review_id: review,
      ...more,
    })
    .execute();
  const invitation = { invitation_id: `invitation-${review}` };
  await db.updateTable("review").set(invitation).where("id", "=", review).execute();
}
