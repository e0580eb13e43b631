import { createHash } from "node:crypto";
import type { Insertable, Transaction } from "kysely";
import type { KeyRing } from "../../keys/key-ring.ts";
import { uuidOf } from "../../keys/uuid.ts";
import { recordKeys, suppressionHashes } from "../../privacy/suppression.ts";
import { beginWriting } from "../../referral/rewards/budget.ts";
import type { Bulk, Database, Value } from "../../store/database.ts";
import type { ReviewDecisionTable, ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import type { ReviewRow } from "./read-review.ts";

/** How reviews of a file are taken in: all alike, whatever they say. */
export interface ReviewImportRule {
  /** Where they were received. */
  readonly from: string;
  /** Whether everybody can read them at once; else each waits for a person to read it. */
  readonly publish: boolean;
  /** Who decides that. */
  readonly actor: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Knows a review again: by what it is called where it was received, else by all that it says. */
export function importKey(from: string, row: ReviewRow): string {
  const { id, product, stars, text, author = "", at } = row;
  const known = id === undefined ? ["all", product, stars, text, author, at] : ["id", id];
  return createHash("sha256")
    .update(JSON.stringify([from, ...known]))
    .digest("base64url");
}

/** How many reviews became what. */
export interface ReviewsArrived {
  readonly fresh: number;
  /** Of somebody who was erased here: left out. */
  readonly erased: number;
}

/**
 * Takes reviews in, in one transaction; those that are there already are left alone.
 *
 * @param write false: only looks how many are new
 */
export async function importReviews(
  { db, kind, bulk }: Pick<Database, "db" | "kind" | "bulk">,
  ring: KeyRing,
  rows: ReadonlyMap<string, ReviewRow>,
  rule: ReviewImportRule,
  write: boolean,
): Promise<ReviewsArrived> {
  return db.transaction().execute(async (step) => {
    if (write) await beginWriting(step, kind);
    const known = await step
      .selectFrom("review")
      .select("import_key")
      .where("import_key", "in", [...rows.keys()])
      .execute();
    const there = new Set(known.map(({ import_key: key }) => key));
    const unknown = [...rows].filter(([key]) => !there.has(key));
    const isErased = await erasedAmong(step, ring, unknown);
    const fresh = unknown.filter(([, row]) => !isErased(row));
    const arrived = { fresh: fresh.length, erased: unknown.length - fresh.length };
    if (!write || fresh.length === 0) return arrived;
    const reviews = fresh.map(([key, row]) => reviewOf(key, row, ring, rule));
    await insert(bulk, step, "review", reviews);
    if (rule.publish) {
      const decisions = reviews.map(({ id }) => decisionOf(id, rule));
      await insert(bulk, step, "review_decision", decisions);
    }
    await insert(bulk, step, "review_product", productsOf(fresh.map(([, row]) => row)));
    return arrived;
  });
}

/** Which of the rows' authors have been erased: no file brings them back. */
async function erasedAmong(
  step: Transaction<Tables>,
  ring: KeyRing,
  rows: readonly (readonly [key: string, row: ReviewRow])[],
): Promise<(row: ReviewRow) => boolean> {
  const hashesOf = ({ email }: ReviewRow) =>
    email === undefined ? [] : suppressionHashes(ring, email);
  const erased = await step
    .selectFrom("suppression")
    .select("hash")
    .where("hash", "in", ["", ...rows.flatMap(([, row]) => hashesOf(row))])
    .where("reason", "=", "erased")
    .execute();
  const known = new Set(erased.map(({ hash }) => hash));
  return (row) => hashesOf(row).some((hash) => known.has(hash));
}

function reviewOf(
  key: string,
  { product, stars, text, author, email, at, locale, answer }: ReviewRow,
  ring: KeyRing,
  { from, publish, now }: ReviewImportRule,
): Insertable<ReviewTable> {
  return {
    id: uuidOf(`imported review ${key}`),
    product,
    kind: "stars",
    score: stars,
    text: text === "" ? null : text,
    author: author ?? null,
    locale,
    invitation_id: null,
    source: "import",
    imported_from: from,
    import_key: key,
    verified: 0,
    invited: 0,
    incentivised: 0,
    promised: null,
    state: publish ? "published" : "waiting",
    reason: null,
    read_at: publish ? now : null,
    published_at: publish ? now : null,
    permission: 0,
    featured_at: null,
    visitor_id: null,
    profile_id: null,
    address_key: email === undefined ? null : recordKeys(ring, email)[0]!,
    network: null,
    answer: answer?.text ?? null,
    answered_at: answer?.at ?? null,
    votes: 0,
    help_at: null,
    created_at: at,
    changed_at: now,
    idempotency: null,
  };
}

function decisionOf(
  review: string,
  { actor, from, now }: ReviewImportRule,
): Insertable<ReviewDecisionTable> {
  return {
    id: uuidOf(`imported review decision ${review}`),
    review_id: review,
    at: now,
    actor,
    action: "publish",
    reason: null,
    other_id: null,
    note: `imported from ${from}`,
  };
}

function productsOf(rows: readonly ReviewRow[]) {
  const named = new Map(rows.map(({ product, productName }) => [product, productName]));
  return [...named].flatMap(([product, name]) =>
    name === undefined
      ? []
      : [
          {
            product,
            name,
            url: null,
            frozen_at: null,
            frozen: null,
            alarmed_at: null,
            released_at: null,
          },
        ],
  );
}

async function insert(
  bulk: Bulk,
  step: Transaction<Tables>,
  table: keyof Tables,
  rows: readonly object[],
): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const columns = Object.keys(first);
  await bulk.add(
    step,
    table,
    columns,
    rows.map((row) => columns.map((column) => (row as Record<string, Value>)[column]!)),
  );
}
