import type { ReviewShown } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { Links } from "../../mail/links.ts";
import type { Tables } from "../../store/tables.ts";
import { rowProvenance } from "../row-provenance.ts";
import type { ShownReview } from "./find-reviews.ts";
import { namesOf } from "./products.ts";

/** Reviews as everybody is told of them, with their photos. */
export async function toldReviews(
  db: Kysely<Tables>,
  links: Links,
  reviews: readonly ShownReview[],
): Promise<ReviewShown[]> {
  const photos = await photosOf(db, reviews);
  const products = [...new Set(reviews.map(({ product }) => product!))];
  const names = await namesOf(db, products);
  return reviews.map((review) => {
    const name = names.get(review.product!);
    return {
      ...toldReview(review, photos.get(review.id) ?? [], links),
      ...(name !== undefined && { productName: name }),
    };
  });
}

type Photo = Awaited<ReturnType<typeof photoRows>>[number];

function toldReview(review: ShownReview, photos: readonly Photo[], links: Links): ReviewShown {
  const { answer, imported_from: from } = review;
  return {
    id: review.id,
    product: review.product!,
    stars: Number(review.score),
    text: review.text ?? "",
    author: review.author ?? "",
    at: iso(review.created_at),
    locale: review.locale,
    provenance: rowProvenance(review),
    photos: photos.map(({ id, width, height }) => ({
      url: links.server(`/v1/reviews/photos/${id}`),
      width: Number(width),
      height: Number(height),
    })),
    ...(answer !== null &&
      review.answered_at !== null && { answer: { text: answer, at: iso(review.answered_at) } }),
    votes: Number(review.votes),
    ...(from !== null && { imported: { from } }),
    ...(review.promised !== null && { promised: review.promised }),
  };
}

async function photosOf(
  db: Kysely<Tables>,
  reviews: readonly ShownReview[],
): Promise<Map<string, Photo[]>> {
  const photos = new Map<string, Photo[]>();
  if (reviews.length === 0) return photos;
  for (const photo of await photoRows(
    db,
    reviews.map(({ id }) => id),
  )) {
    const shown = photos.get(photo.review_id) ?? [];
    shown.push(photo);
    photos.set(photo.review_id, shown);
  }
  return photos;
}

function photoRows(db: Kysely<Tables>, reviews: readonly string[]) {
  return db
    .selectFrom("review_photo")
    .select(["id", "review_id", "width", "height"])
    .where("review_id", "in", reviews)
    .orderBy("review_id")
    .orderBy("place")
    .execute();
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();
