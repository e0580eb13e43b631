import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { idInPath } from "../id-in-path.ts";

/** Seconds for which a photo may be kept: one that is hidden is gone from everywhere a day later. */
const FRESH = 86_400;

/**
 * A photo of a published review. Of one that nobody has read yet nothing is served: what a stranger has
 * sent in would stand under the site's name.
 *
 * @throws RequestProblem `not-found`
 */
export async function servePhoto(call: Call): Promise<Response> {
  const photo = await call.services.store.read
    .selectFrom("review_photo")
    .innerJoin("review", "review.id", "review_photo.review_id")
    .select(["review_photo.type", "review_photo.data"])
    .where("review_photo.id", "=", idInPath(call))
    .where("review.state", "=", "published")
    .where("review.locale", "!=", "")
    .executeTakeFirst();
  if (!photo) throw new RequestProblem("not-found");
  return new Response(Buffer.from(photo.data, "base64"), {
    headers: {
      "content-type": photo.type,
      "cache-control": `public, max-age=${FRESH}, immutable`,
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cross-origin-resource-policy": "cross-origin",
      "content-disposition": 'inline; filename="photo.webp"',
    },
  });
}
