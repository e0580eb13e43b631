import {
  type Problem,
  parseFriendly,
  type ReadReview,
  StagelightError,
} from "@stagelight/core/config";
import { MAX_PHOTO_BYTES, type ReviewBody, reviewBodySchema } from "@stagelight/core/endpoints";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { FORM_TYPES, type Given, givenIn, isPlainForm } from "../../forms/given.ts";

/** Type of a form without code that sends files along. */
const FILES_TYPE = "multipart/form-data";

/** Content types of reviews. */
export const REVIEW_TYPES = [...FORM_TYPES, FILES_TYPE];

/** The most bytes of a review without photos. */
export const MAX_TEXT_BYTES = 64 * 1024;

/** Whether a browser without code has sent it, which is to be shown a page. */
export function isPlainReview(request: Request): boolean {
  return isPlainForm(request) || isMultipart(request);
}

function isMultipart({ headers }: Request): boolean {
  return /^\s*multipart\/form-data\s*;/i.test(headers.get("content-type") ?? "");
}

/**
 * What was sent, whichever way it came.
 *
 * @throws RequestProblem `body-unreadable`, `body-invalid`
 */
export async function givenReview({
  request,
  body,
}: Pick<Call, "request" | "body">): Promise<Given> {
  const bytes = body as Buffer;
  if (!isPlainReview(request)) return givenIn(request, bytes);
  const given = isMultipart(request) ? await filesForm(request, bytes) : givenIn(request, bytes);
  // The form of a page is about stars, unless it says otherwise.
  return { kind: "stars", ...given };
}

/** The fields and the photos of a form without code; an empty field is not there. */
async function filesForm(request: Request, bytes: Buffer): Promise<Given> {
  const type = request.headers.get("content-type")!;
  let form: FormData;
  try {
    form = await new Response(new Uint8Array(bytes), {
      headers: { "content-type": type },
    }).formData();
  } catch {
    throw new RequestProblem("body-unreadable", { detail: "It is not a form." });
  }
  const fields = new URLSearchParams();
  const photos: { data: string }[] = [];
  for (const [name, value] of form) {
    if (typeof value === "string") fields.append(name, value);
    else if (name === "photos" && value.size > 0) {
      photos.push({ data: Buffer.from(await value.arrayBuffer()).toString("base64") });
    }
  }
  const plain = new Request(request.url, { headers: { "content-type": FORM_TYPES[2] } });
  const given = givenIn(plain, Buffer.from(fields.toString()));
  return { ...given, ...(photos.length > 0 && { photos }) };
}

/** A review that fits, or what is wrong with it, by the names of the form's fields. */
export function checkReview(
  { photos: most }: Pick<ReadReview, "photos">,
  given: Given,
): { readonly body: ReviewBody } | { readonly problems: readonly Problem[] } {
  let body: ReviewBody;
  try {
    body = parseFriendly(reviewBodySchema(most), given, "", "body-invalid");
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    return { problems: error.problems };
  }
  const sent = (body.photos ?? []).reduce((sum, { data }) => sum + (data.length / 4) * 3, 0);
  if (sent > MAX_PHOTO_BYTES) return { problems: [tooLarge(sent)] };
  if (body.t && body.kind !== "stars") return { problems: [NOT_STARS] };
  return { body };
}

const NOT_STARS: Problem = {
  path: "kind",
  expected: '"stars": an invitation is about a product',
  found: "another one",
  help: "Send scores of the shop without t.",
};

function tooLarge(sent: number): Problem {
  return {
    path: "photos",
    expected: `photos of ${MAX_PHOTO_BYTES.toLocaleString("en")} bytes at most, all together`,
    found: `${Math.round(sent).toLocaleString("en")} bytes`,
    help: "Send fewer of them, or smaller ones.",
  };
}

/** A file that is no photo, or cannot be decoded. */
export function noPhoto(place: number): Problem {
  return {
    path: `photos[${place}]`,
    expected: "a photo: JPEG, PNG, WebP or GIF",
    found: "something else, or too many pixels",
    help: "Send it as a JPEG, or leave it out.",
  };
}
