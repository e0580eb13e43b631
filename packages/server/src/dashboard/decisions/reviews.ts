import type {
  TeamReview,
  TeamReviewAnswer,
  TeamReviewDecided,
  TeamReviewsAnswer,
} from "@stagelight/core/endpoints";
import { lineSchema } from "@stagelight/core/endpoints";
import { HIDE_REASONS } from "@stagelight/core/review";
import type { Kysely, Selectable } from "kysely";
import { z } from "zod";
import { RequestProblem } from "../../http/problem.ts";
import type { Route } from "../../http/route.ts";
import { frozenProducts } from "../../reviews/figures.ts";
import { type Queue, REVIEW_STATES, reviewQueue } from "../../reviews/moderate/queue.ts";
import { type Decision, LONGEST_ANSWER, LONGEST_NOTE } from "../../reviews/moderate/rule.ts";
import { rowProvenance } from "../../reviews/row-provenance.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { asked, does, found, iso, tells, written } from "../api-route.ts";
import { deedOf } from "../audited.ts";

/** Reviews that are told at once. */
const MOST = 50;

const note = lineSchema(LONGEST_NOTE).optional();
const decisionSchema = z.discriminatedUnion("action", [
  z.object({ action: z.literal("publish"), note }),
  z.object({
    action: z.literal("hide"),
    reason: z.enum(HIDE_REASONS),
    of: z.string().max(100).optional().describe("Of a duplicate: the review that stays"),
    note,
  }),
  z.object({ action: z.literal("answer"), text: written(LONGEST_ANSWER) }),
  z.object({ action: z.enum(["feature", "unfeature"]) }),
]);

/** Reviews that wait for somebody, and what is decided. */
export const reviewRoutes: readonly Route[] = [
  tells(
    {
      path: "/reviews",
      summary: "Reviews, those that have waited longest first; the stars have no say in it.",
      role: "marketer",
    },
    async (call): Promise<TeamReviewsAnswer> => {
      const { read } = call.services.store;
      const state = REVIEW_STATES.find((each) => each === asked(call, "state"));
      const queue: Queue = {
        state,
        unread: state === undefined,
        product: asked(call, "product"),
        after: placeIn(asked(call, "after")),
      };
      const rows = await reviewQueue(read, queue, MOST + 1);
      const last = rows.length > MOST ? rows[MOST - 1] : undefined;
      return {
        reviews: await toldReviews(read, rows.slice(0, MOST)),
        next: last ? `${last.created_at}~${last.id}` : null,
        frozen: (await frozenProducts(read)).map(({ product, since }) => ({
          product,
          since: iso(since),
        })),
      };
    },
  ),
  tells(
    {
      path: "/reviews/:id",
      summary: "One review, with all that was decided about it.",
      role: "marketer",
    },
    async ({ services, params }): Promise<TeamReviewAnswer> => {
      const { read } = services.store;
      const review = found(
        await read
          .selectFrom("review")
          .selectAll()
          .where("id", "=", params["id"] ?? "")
          .executeTakeFirst(),
      );
      const [told] = await toldReviews(read, [review]);
      return { review: told!, decisions: await decisionsOf(read, review.id) };
    },
  ),
  tells(
    {
      path: "/reviews/:id/photos/:photo",
      summary: "A photo of a review, published or not.",
      role: "marketer",
    },
    async ({ services, params }) => {
      const photo = found(
        await services.store.read
          .selectFrom("review_photo")
          .select(["type", "data"])
          .where("id", "=", params["photo"] ?? "")
          .where("review_id", "=", params["id"] ?? "")
          .executeTakeFirst(),
      );
      return new Response(Buffer.from(photo.data, "base64"), {
        headers: { "content-type": photo.type, ...PHOTO },
      });
    },
  ),
  does(
    {
      path: "/averages/unfreeze",
      summary: "Lets an average go on that stood still since very many reviews came at once.",
      role: "marketer",
      schema: z.object({ product: z.string().min(1).max(255) }),
    },
    async (call, { product }, member) => {
      const { store, clock, chat } = call.services;
      const deed = deedOf(member, "average-unfrozen", `product ${product}`);
      const unfrozen = await store.run("unfreezeProduct", { product, deed, now: clock.now() });
      if (unfrozen) chat.feed.decision(deed.action);
      return { is: unfrozen ? "done" : "already" };
    },
  ),
  does(
    {
      path: "/reviews/:id",
      summary: "Publishes a review, hides it for a reason, answers it or picks it.",
      role: "marketer",
      schema: decisionSchema,
    },
    async (call, decision, member): Promise<TeamReviewDecided> => {
      const { store, clock, chat } = call.services;
      const id = call.params["id"] ?? "";
      if (
        decision.action === "hide" &&
        (decision.reason === "duplicate") !== Boolean(decision.of)
      ) {
        throw new RequestProblem("body-invalid", {
          detail: "A duplicate is one of another review, and nothing else is.",
        });
      }
      const detail = decision.action === "hide" ? { reason: decision.reason } : undefined;
      const deed = deedOf(member, `review-${decision.action}`, `review ${id}`, detail);
      const became = await store.run("decideReview", {
        review: id,
        decision: decision as Decision,
        actor: `member ${member.id}`,
        deed,
        now: clock.now(),
      });
      if (became.is === "unknown") throw new RequestProblem("not-found");
      if (became.is === "refused") {
        const is = became.why === "already" ? "already" : "refused";
        return { is, why: became.why, state: became.state, told: false };
      }
      chat.feed.decision(deed.action);
      return became;
    },
  ),
];

const PHOTO = {
  "cache-control": "private, no-store",
  "x-content-type-options": "nosniff",
  "content-security-policy": "default-src 'none'; sandbox",
};

/** Where to go on; an address that somebody has changed begins anew. */
function placeIn(text: string | undefined): Queue["after"] {
  const [, at, id] = /^(\d{1,15})~(.{1,100})$/.exec(text ?? "") ?? [];
  return at === undefined ? undefined : { created_at: Number(at), id: id! };
}

async function toldReviews(
  db: Kysely<Tables>,
  rows: readonly Selectable<ReviewTable>[],
): Promise<TeamReview[]> {
  const ids = rows.map(({ id }) => id);
  const photos = await db
    .selectFrom("review_photo")
    .select(["id", "review_id"])
    .where("review_id", "in", [...ids, ""])
    .orderBy("place")
    .execute();
  const products = await db
    .selectFrom("review_product")
    .select(["product", "name"])
    .where("product", "in", [...rows.map(({ product }) => product ?? ""), ""])
    .execute();
  return rows.map((review) => ({
    id: review.id,
    product: review.product,
    productName: products.find(({ product }) => product === review.product)?.name ?? null,
    stars: Number(review.score),
    text: review.text ?? "",
    author: review.author ?? "",
    locale: review.locale,
    at: iso(review.created_at),
    provenance: rowProvenance(review),
    state: review.state,
    reason: review.reason,
    read: review.read_at !== null,
    permission: Number(review.permission) === 1,
    featured: review.featured_at !== null,
    answer: review.answer,
    votes: Number(review.votes),
    promised: review.promised,
    importedFrom: review.imported_from,
    photos: photos.filter((each) => each.review_id === review.id).map(({ id }) => id),
  }));
}

async function decisionsOf(
  db: Kysely<Tables>,
  review: string,
): Promise<TeamReviewAnswer["decisions"]> {
  const rows = await db
    .selectFrom("review_decision")
    .selectAll()
    .where("review_id", "=", review)
    .orderBy("at")
    .orderBy("id")
    .execute();
  const ids = rows.flatMap(({ actor }) => /^member (.+)$/.exec(actor)?.[1] ?? []);
  const members = await db
    .selectFrom("team_member")
    .select(["id", "name", "email"])
    .where("id", "in", [...ids, ""])
    .execute();
  const names = new Map(members.map(({ id, name, email }) => [`member ${id}`, name || email]));
  return rows.map(({ at, actor, action, reason, note: written }) => ({
    at: iso(at),
    by: names.get(actor) ?? actor,
    action,
    reason,
    note: written,
  }));
}
