import { randomUUID } from "node:crypto";
import type { BurstLimits, ScoreKind } from "@stagelight/core/review";
import type { Selectable, Transaction } from "kysely";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import { beginWriting } from "../../referral/rewards/budget.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import type { EncodedPhoto } from "../photos/encode.ts";
import type { Author } from "./author.ts";
import { watchBurst } from "./watch-burst.ts";
import { submitted } from "./events.ts";
import { aloneWithProduct } from "./lock.ts";
import { takeThanks } from "./thanks.ts";

/** A review that was sent, checked and judged. Plain data. */
export interface TakingReview {
  /** Of the new row. */
  readonly id: string;
  readonly kind: ScoreKind;
  readonly score: number;
  readonly text: string | null;
  /** The name that stands at it. */
  readonly name: string | null;
  readonly locale: string;
  /** Of stars alone. */
  readonly product: string | null;
  readonly source: Exclude<ReviewTable["source"], "import">;
  readonly permission: boolean;
  readonly photos: readonly EncodedPhoto[];
  readonly author: Author;
  /** Id of the row that it uses up. */
  readonly invitation: string | null;
  /** What the form has promised for it. */
  readonly promised: string | null;
  /** Whether it shows before anybody has read it. */
  readonly atOnce: boolean;
  /** Truncated, of the internet. */
  readonly network: string | null;
  /** Hash of what the sender has called the sending. */
  readonly idempotency: string | null;
  readonly burst: BurstLimits;
  /** Tells whoever runs the site of very many; nothing where nobody is named. */
  readonly alarm: NewJob | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of it. */
export type ReviewTaken =
  | {
      readonly is: "taken";
      readonly review: string;
      /** The code that was given; null while it is owed, and where nothing was promised. */
      readonly thanks: string | null;
      /** Whether very many came at once, so that the average shown stands still from here on. */
      readonly froze: boolean;
    }
  /** Somebody was faster. */
  | { readonly is: "used" };

/**
 * Takes a review, with what is given for it, the event and the alarm, or nothing of it. An invitation is
 * used once; what is sent again is known as the same.
 */
export async function takeReview(
  { database, appended }: Pick<CommandContext, "database" | "appended">,
  taking: TakingReview,
): Promise<ReviewTaken> {
  let told = false;
  const taken = await database.db.transaction().execute(async (step): Promise<ReviewTaken> => {
    await beginWriting(step, database.kind);
    await aloneWithProduct(step, database.kind, taking.product);
    const before = await sentBefore(step, taking.idempotency);
    if (before) return before;
    const invitation = await useUp(step, taking);
    if (invitation === "used") return { is: "used" };
    const product = taking.product;
    if (product !== null) await keepProduct(step, product, invitation);
    const watched = product !== null && (await watchBurst(step, { ...taking, product }));
    const frozen = watched !== false && watched.frozen;
    const received = invitation !== undefined && Number(invitation.due_at) <= taking.now;
    // Before that the order may still be cancelled: what is promised is owed until then.
    const given = taking.promised !== null && received;
    const thanks = given ? await takeThanks(step, database.kind, taking) : null;
    await keep(step, taking, { invitation, thanks, shown: taking.atOnce && !frozen });
    const events = submitted(taking, invitation !== undefined);
    told = events.length > 0;
    if (told) await database.log.append(events, step);
    const alarming = watched !== false && watched.alarming && taking.alarm;
    if (alarming) await insertJobs(database.bulk, step, [alarming]);
    const froze = watched !== false && watched.froze;
    return { is: "taken", review: taking.id, thanks, froze };
  });
  if (told) appended();
  return taken;
}

async function sentBefore(
  step: Transaction<Tables>,
  idempotency: string | null,
): Promise<ReviewTaken | undefined> {
  if (idempotency === null) return undefined;
  const row = await step
    .selectFrom("review")
    .select(["id", "thanks"])
    .where("idempotency", "=", idempotency)
    .executeTakeFirst();
  return row && { is: "taken", review: row.id, thanks: row.thanks, froze: false };
}

type UsedUp = Pick<
  Selectable<Tables["review_invitation"]>,
  "product_name" | "product_url" | "due_at" | "sent_at"
>;

/** Uses up the invitation, where there is one: whoever comes second finds it used, or cancelled. */
async function useUp(
  step: Transaction<Tables>,
  { invitation, id, now }: TakingReview,
): Promise<UsedUp | "used" | undefined> {
  if (invitation === null) return undefined;
  const used = await step
    .updateTable("review_invitation")
    .set({ used_at: now, review_id: id })
    .where("id", "=", invitation)
    .where("used_at", "is", null)
    .where("cancelled_at", "is", null)
    .returning(["product_name", "product_url", "due_at", "sent_at"])
    .executeTakeFirst();
  return used ?? "used";
}

/** What a product is called, an order says and nobody else. */
async function keepProduct(
  step: Transaction<Tables>,
  product: string,
  invitation: UsedUp | undefined,
): Promise<void> {
  const { product_name: name = null, product_url: url = null } = invitation ?? {};
  await step
    .insertInto("review_product")
    .values({
      product,
      name,
      url,
      frozen_at: null,
      frozen: null,
      alarmed_at: null,
      released_at: null,
    })
    .onConflict((on) => {
      const column = on.column("product");
      if (name === null && url === null) return column.doNothing();
      return column.doUpdateSet((row) => ({
        name: name ?? row.ref("review_product.name"),
        url: url ?? row.ref("review_product.url"),
      }));
    })
    .execute();
}

interface Kept {
  readonly invitation: UsedUp | undefined;
  readonly thanks: string | null;
  readonly shown: boolean;
}

async function keep(
  step: Transaction<Tables>,
  taking: TakingReview,
  { invitation, thanks, shown }: Kept,
): Promise<void> {
  const { id, author, photos, promised, now } = taking;
  await step
    .insertInto("review")
    .values({
      id,
      product: taking.product,
      kind: taking.kind,
      score: taking.score,
      text: taking.text,
      author: taking.name,
      locale: taking.locale,
      invitation_id: taking.invitation,
      source: taking.source,
      imported_from: null,
      import_key: null,
      verified: invitation ? 1 : 0,
      invited: invitation && (taking.source === "mail" || invitation.sent_at !== null) ? 1 : 0,
      incentivised: promised === null ? 0 : 1,
      promised,
      thanks,
      state: shown ? "published" : "waiting",
      reason: null,
      read_at: null,
      published_at: shown ? now : null,
      permission: taking.permission ? 1 : 0,
      featured_at: null,
      visitor_id: author.visitorId,
      profile_id: author.profileId,
      address_key: author.addressKey,
      network: taking.network,
      answer: null,
      answered_at: null,
      votes: 0,
      help_at: null,
      created_at: now,
      changed_at: now,
      idempotency: taking.idempotency,
    })
    .execute();
  for (const [place, photo] of photos.entries()) {
    const row = { id: randomUUID(), review_id: id, place, ...photo, created_at: now };
    await step.insertInto("review_photo").values(row).execute();
  }
  if (!shown) return;
  await step
    .insertInto("review_decision")
    .values({
      id: randomUUID(),
      review_id: id,
      at: now,
      actor: "rule",
      action: "publish",
      reason: null,
      other_id: null,
      note: null,
    })
    .execute();
}
