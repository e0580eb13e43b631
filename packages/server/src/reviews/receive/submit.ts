import { hash, randomUUID } from "node:crypto";
import type { ReadReview } from "@stagelight/core/config";
import type { ReviewAnswer, ReviewBody } from "@stagelight/core/endpoints";
import { REVIEW_FORM } from "../../guard/forms.ts";
import { guarded } from "../../guard/guarded.ts";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, LimitRule } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { networkOfCaller } from "../../referral/network.ts";
import {
  doneReviewPage,
  linkPage,
  reviewFormPage,
  reviewGuardPages,
} from "../pages/review-pages.ts";
import { type EncodedPhoto, encodePhotos } from "../photos/encode.ts";
import { type Reviewer, whoReviews } from "./author.ts";
import { burstMail } from "./burst-mail.ts";
import { writeHelpKey } from "./help-key.ts";
import type { Invitation } from "./invitation.ts";
import { promisedFor, reviewOutcome } from "./outcome.ts";
import { checkReview, givenReview, isPlainReview, noPhoto } from "./read-review.ts";
import type { ReviewTaken } from "./take-review.ts";

/** Where reviews are sent to, below the base path. */
export const REVIEWS_PATH = "/v1/reviews";

/**
 * Takes a review or a score. What follows is the same whatever it says; only help is offered beside it
 * to who seems to need some.
 *
 * @throws RequestProblem
 */
export async function submitReview(call: Call): Promise<Response> {
  const { review } = call.services.config;
  if (!review) throw new RequestProblem("not-found");
  const given = await givenReview(call);
  const plain = isPlainReview(call.request);
  try {
    return await submit(call, review, given, plain);
  } catch (error) {
    if (!plain || !(error instanceof RequestProblem)) throw error;
    if (error.code === "overloaded") return reviewGuardPages(call, given).tooMany(undefined);
    const page = await linkPage(call, given, error);
    if (page) return page;
    throw error;
  }
}

async function submit(
  call: Call,
  review: ReadReview,
  given: Given,
  plain: boolean,
): Promise<Response> {
  const checked = checkReview(review, given);
  if ("problems" in checked) {
    const { problems } = checked;
    if (plain) return reviewFormPage(call, given, problems);
    throw new RequestProblem("body-invalid", { problems });
  }
  const { body } = checked;
  const reviewer = await whoReviews(call, {
    t: body.t,
    product: body.kind === "stars" ? body.product : undefined,
  });
  if (reviewer.used && body.idempotency === undefined) throw new RequestProblem("invitation-used");
  const verdict = await judged(call, given, body, reviewer, plain);
  if (verdict instanceof Response) return verdict;
  const sent = verdict === "pass" && !reviewer.used ? (body.photos ?? []) : [];
  const photos = await encodePhotos(sent.map(({ data }) => Buffer.from(data, "base64")));
  if ("broken" in photos) {
    const problems = [noPhoto(photos.broken)];
    if (plain) return reviewFormPage(call, given, problems);
    throw new RequestProblem("body-invalid", { problems });
  }
  const locale = body.locale ?? reviewer.invitation?.locale ?? languageOf(call, given);
  const sending = { review, body, reviewer, photos, locale, plain };
  const taken = verdict === "pass" ? await take(call, sending) : TRAPPED();
  const answer = answerTo(call, sending, taken);
  if (plain) return doneReviewPage(call, locale, answer);
  const { body: text, headers } = answerJson(answer);
  return new Response(text, { status: 202, headers });
}

/** Answered as if it were taken. */
const TRAPPED = () => ({ review: randomUUID(), thanks: null });

/** Reviews with photos by one invitation: who corrects a form sends some more than one. */
const WITH_PHOTOS: LimitRule = {
  name: "review-invitation-photos",
  calls: 10,
  seconds: 86_400,
  shared: true,
};

/**
 * An invitation is good once, and came from an order: nothing else is asked of who has one. Until it is
 * used, photos that are sent by it are work for us again and again: that has an end.
 */
async function judged(
  call: Call,
  given: Given,
  { trap, began, proof, photos = [] }: ReviewBody,
  { mailed, invitation, used }: Reviewer,
  plain: boolean,
): Promise<Response | "pass" | "trapped"> {
  if (mailed) {
    if (photos.length === 0 || used) return "pass";
    try {
      await call.services.limits.count(WITH_PHOTOS, invitation!.id);
      return "pass";
    } catch (error) {
      if (!plain || !(error instanceof RequestProblem)) throw error;
      return reviewGuardPages(call, given).tooMany(error.more.retryAfter);
    }
  }
  return guarded(call, REVIEW_FORM, { plain, trap, began, proof }, reviewGuardPages(call, given));
}

/** A review that may be taken. */
interface Sending {
  readonly review: ReadReview;
  readonly body: ReviewBody;
  readonly reviewer: Reviewer;
  readonly photos: readonly EncodedPhoto[];
  readonly locale: string;
  readonly plain: boolean;
}

async function take(
  call: Call,
  { review, body, reviewer, photos, locale, plain }: Sending,
): Promise<Extract<ReviewTaken, { is: "taken" }>> {
  const { config, store, clock, outbox, logger } = call.services;
  const { author, invitation, mailed } = reviewer;
  const { kind, score, text, name, permission = false, idempotency } = body;
  const now = clock.now();
  const product = kind === "stars" ? (invitation?.product ?? body.product ?? null) : null;
  const taken = await store.run("takeReview", {
    id: randomUUID(),
    kind,
    score,
    text: text || null,
    name: name || null,
    locale,
    product,
    source: mailed ? "mail" : plain ? "page" : "widget",
    permission,
    photos,
    author,
    invitation: invitation?.id ?? null,
    promised: promiseTo(call, invitation, locale) ?? null,
    atOnce: kind === "stars" && review.moderation === "after",
    network: networkOfCaller(call.address),
    idempotency: idempotency === undefined ? null : sendingKey(idempotency, body.t),
    burst: review.burst,
    alarm: product === null ? null : burstMail(config, product, now),
    now,
  });
  if (taken.is === "used") throw new RequestProblem("invitation-used");
  if (taken.froze) {
    logger.error(
      { product },
      "Very many reviews of a product: its average stands still. See: stagelight reviews list.",
    );
  }
  outbox.wake();
  return taken;
}

/** What is sent again is the same only from whoever had sent it. */
function sendingKey(idempotency: string, t = ""): string {
  return hash("sha256", `stagelight review ${t} ${idempotency}`, "base64url");
}

/** What is not given at once comes by mail: to nobody without an address it is promised. */
function promiseTo(
  { services: { config, clock } }: Call,
  invitation: Invitation | undefined,
  locale: string,
): string | undefined {
  if (!invitation) return undefined;
  const later = Number(invitation.due_at) > clock.now();
  return later && invitation.address === null ? undefined : promisedFor(config, locale, invitation);
}

function answerTo(
  call: Call,
  { body, reviewer, locale }: Sending,
  { review, thanks }: { readonly review: string; readonly thanks: string | null },
): ReviewAnswer {
  const { config, clock } = call.services;
  const promised = promiseTo(call, reviewer.invitation, locale);
  return {
    status: "taken",
    review,
    ...reviewOutcome(config, locale, body),
    key: writeHelpKey(call.services, review, clock.now()),
    ...(promised !== undefined && {
      thanks: { text: promised, ...(thanks !== null && { code: thanks }) },
    }),
  };
}
