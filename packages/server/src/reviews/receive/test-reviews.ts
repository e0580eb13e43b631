import { randomUUID } from "node:crypto";
import type { Database } from "../../store/database.ts";
import type {
  ReviewInvitationTable,
  ReviewPhotoTable,
  ReviewTable,
} from "../../store/review-tables.ts";
import { useDatabase } from "../../store/use-database.ts";
import type { StagelightServer } from "../../http/server.ts";

/** For tests: an invitation as an order makes it. Returns its id. */
export async function addInvitation(
  { settings }: Pick<StagelightServer, "settings">,
  given: Partial<ReviewInvitationTable> = {},
): Promise<string> {
  const id = given.id ?? randomUUID();
  const email = given.email === undefined ? `${id}@tea.example` : given.email;
  await useDatabase(settings.database, ({ db }) =>
    db
      .insertInto("review_invitation")
      .values({
        order_key: id,
        product: "sejak",
        product_name: "First flush sejak",
        product_url: null,
        visitor_id: null,
        profile_id: null,
        address_key: email,
        address: email,
        name: null,
        locale: "en",
        created_at: Date.now(),
        due_at: Date.now(),
        sent_at: Date.now(),
        reminded_at: null,
        cancelled_at: null,
        used_at: null,
        review_id: null,
        ...given,
        id,
        email,
      })
      .execute(),
  );
  return id;
}

/** For tests: a review as it stands in the database. Returns its id. */
export async function addReview(
  { settings }: Pick<StagelightServer, "settings">,
  given: Partial<ReviewTable> = {},
  photo?: Partial<ReviewPhotoTable>,
): Promise<string> {
  return useDatabase(settings.database, (database) => insertReview(database, given, photo));
}

/** The same in a database that is open. */
export async function insertReview(
  { db }: Pick<Database, "db">,
  given: Partial<ReviewTable> = {},
  photo?: Partial<ReviewPhotoTable>,
): Promise<string> {
  const id = given.id ?? randomUUID();
  await db
    .insertInto("review")
    .values({
      product: "sejak",
      kind: "stars",
      score: 5,
      text: "Sweet, and never bitter.",
      author: null,
      locale: "en",
      invitation_id: null,
      source: "widget",
      imported_from: null,
      import_key: null,
      verified: 0,
      invited: 0,
      incentivised: 0,
      promised: null,
      thanks: null,
      state: "published",
      reason: null,
      read_at: 1,
      published_at: 1,
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
      created_at: 1,
      changed_at: 1,
      idempotency: null,
      ...given,
      id,
    })
    .execute();
  if (photo) {
    await db
      .insertInto("review_photo")
      .values({
        id: randomUUID(),
        review_id: id,
        place: 0,
        type: "image/webp",
        width: 1,
        height: 1,
        data: Buffer.from("RIFF").toString("base64"),
        created_at: 1,
        ...photo,
      })
      .execute();
  }
  return id;
}
