import { randomUUID } from "node:crypto";
import type { Problem } from "@stagelight/core/config";
import type { ReviewAnswer } from "@stagelight/core/endpoints";
import type { GuardPages } from "../../guard/guarded.ts";
import { guardPages } from "../../guard/pages.ts";
import type { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import type { Given } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { type Html, markup } from "../../pages/html.ts";
import { pageResponse, type PageParts, withSite } from "../../pages/shell.ts";
import { type PageLanguage, pageLanguage } from "../../pages/words.ts";
import { REVIEW_PAGE_PATH } from "../paths.ts";
import { writeHelpKey } from "../receive/help-key.ts";
import { type Invitation, invitationOf } from "../receive/invitation.ts";
import { promisedFor, reviewOutcome } from "../receive/outcome.ts";
import { helpForm } from "./help-pages.ts";
import { reviewForm } from "./review-form.ts";
import { reviewWords } from "./words/words.ts";

/** The form for the review of an invitation. */
export function invitedPage(
  call: Call,
  t: string,
  invitation: Invitation,
  chosen: string | null,
): Response {
  const { services } = call;
  const language = pageLanguage(invitation.locale);
  const given = { t, locale: invitation.locale, score: chosen ?? "", idempotency: randomUUID() };
  return pageResponse(services, {
    language,
    title: reviewWords(language).form.title,
    main: markup`${aboutProduct(language, invitation)}
${formOf(call, { language, given, problems: [], promised: promisedFor(services.config, invitation.locale, invitation) })}`,
  });
}

/** The form again, with what is wrong in it. */
export async function reviewFormPage(
  call: Call,
  given: Given,
  problems: readonly Problem[],
): Promise<Response> {
  const { services } = call;
  const t = given["t"];
  const invitation = typeof t === "string" ? await invitationOf(services, t) : undefined;
  const { locale = invitation?.locale } = given;
  const language = languageOf(call, { locale });
  const words = reviewWords(language);
  const promised = invitation && promisedFor(services.config, language, invitation);
  return pageResponse(services, {
    language,
    title: words.form.title,
    main: markup`<p role="alert" class="error">${words.problems.form}</p>
${invitation && aboutProduct(language, invitation)}
${formOf(call, { language, given, problems, promised })}`,
    status: 400,
  });
}

function aboutProduct(language: PageLanguage, { product_name: name, product }: Invitation): Html {
  const [before = "", behind = ""] = reviewWords(language).form.about.split("{product}");
  return markup`<p>${before}<bdi>${name ?? product}</bdi>${behind}</p>`;
}

function formOf(
  { services, ...call }: Call,
  form: {
    readonly language: PageLanguage;
    readonly given: Given;
    readonly problems: readonly Problem[];
    readonly promised: string | undefined;
  },
): Html {
  return reviewForm(
    { services, ...call },
    {
      ...form,
      action: services.settings.basePath + REVIEW_PAGE_PATH,
      unseen: unseen(form.given),
    },
  );
}

/** Fields that people do not see. */
const UNSEEN = ["t", "product", "kind", "locale", "page", "form", "idempotency"];
/** All that can be sent again without a file. */
const ALL = [...UNSEEN, "score", "text", "name", "permission"];

function unseen(given: Given, names: readonly string[] = UNSEEN): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = given[name];
      const told = typeof value === "string" || typeof value === "number" ? String(value) : "";
      return told === "" ? [] : [[name, told]];
    }),
  );
}

/** A review was taken: the same for everybody, and help beside it for some. */
export function doneReviewPage(call: Call, locale: string, answer: ReviewAnswer): Response {
  const language = pageLanguage(locale);
  const { title, text } = reviewWords(language).done;
  return afterwards(call, { language, title, text }, answer);
}

/**
 * A page for whose link does not work, or was used; nothing for any other problem.
 *
 * @throws what the database throws
 */
export async function linkPage(
  call: Call,
  given: Given,
  { code }: Pick<RequestProblem, "code">,
): Promise<Response | undefined> {
  if (code === "token-invalid") return unknownPage(call, languageOf(call, given));
  if (code !== "invitation-used") return undefined;
  const t = given["t"];
  const invitation = typeof t === "string" ? await invitationOf(call.services, t) : undefined;
  const { locale = invitation?.locale } = given;
  return usedPage(call, invitation, languageOf(call, { locale }), 409);
}

/** The review is written already. What belongs to it is shown again to who has the link. */
export async function usedPage(
  call: Call,
  invitation: Invitation | undefined,
  language: PageLanguage,
  status = 200,
): Promise<Response> {
  const { services } = call;
  const { config, store, clock } = services;
  const { title, text } = reviewWords(language).used;
  const review = await store.read
    .selectFrom("review")
    .select(["id", "kind", "score", "promised", "thanks", "help_at"])
    .where("id", "=", invitation?.review_id ?? "")
    .executeTakeFirst();
  const { links, help } = reviewOutcome(config, language, {
    kind: "stars",
    score: Number(review?.score ?? 5),
  });
  return afterwards(
    call,
    { language, title, text, status },
    {
      review: review?.id ?? "",
      links,
      help: help && review !== undefined && review.help_at === null,
      key: review ? writeHelpKey(services, review.id, clock.now()) : "",
      ...(review?.promised != null && {
        thanks: { text: review.promised, ...(review.thanks !== null && { code: review.thanks }) },
      }),
    },
  );
}

function afterwards(
  { services }: Call,
  page: {
    readonly language: PageLanguage;
    readonly title: string;
    readonly text: string;
    readonly status?: number;
  },
  { review, links, help, key, thanks }: Omit<ReviewAnswer, "status">,
): Response {
  const { language, text } = page;
  const words = reviewWords(language);
  const rows = links.map(({ url, label }) => markup`<li><a href="${url}">${label}</a></li>`);
  return pageResponse(services, {
    ...page,
    main: markup`<p>${withSite(services, text)}</p>
${thanks && thanksPart(language, thanks)}
${
  rows.length > 0 &&
  markup`<h2>${words.done.links}</h2>
<ul>${rows}</ul>`
}
${help && helpForm(services, { language, review, key })}`,
  });
}

function thanksPart(
  language: PageLanguage,
  { text, code }: NonNullable<ReviewAnswer["thanks"]>,
): Html {
  const words = reviewWords(language).done;
  if (code === undefined)
    return markup`<p>${text}</p>
<p>${words.owed}</p>`;
  return markup`<p>${text}</p>
<p>${words.code}</p>
<p class="code">${code}</p>`;
}

/** A link that this server has not written, or whose invitation is gone. */
export function unknownPage({ services }: Call, language: PageLanguage): Response {
  const { title, text } = reviewWords(language).unknown;
  const page: PageParts = {
    language,
    title,
    main: markup`<p>${withSite(services, text)}</p>`,
    status: 404,
  };
  return pageResponse(services, page);
}

/** Where many send reviews just now. */
export function reviewGuardPages(call: Call, given: Given): GuardPages {
  const language = languageOf(call, given);
  return guardPages(call, (which) => ({
    language,
    words: reviewWords(language)[which],
    action: call.services.settings.basePath + REVIEW_PAGE_PATH,
    fields: unseen(given, ALL),
  }));
}
