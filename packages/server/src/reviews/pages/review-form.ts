import type { Problem, ReadReview } from "@stagelight/core/config";
import type { Call } from "../../http/route.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import { textField } from "../../newsletter/form-page.ts";
import type { Given } from "../../forms/given.ts";
import { type Html, markup } from "../../pages/html.ts";
import { hiddenFields, withSite } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import { checkbox } from "../../referral/members/join-pages.ts";
import { reviewWords } from "./words/words.ts";

/** A form for a review. */
export interface ReviewForm {
  readonly language: PageLanguage;
  /** A path. */
  readonly action: string;
  readonly given: Given;
  readonly problems: readonly Problem[];
  /** What is promised for it, where something is. */
  readonly promised?: string | undefined;
  /** Sent along, unseen. */
  readonly unseen: Readonly<Record<string, string>>;
}

/** The whole form as plain HTML, with what was written, and what is wrong beside each field. */
export function reviewForm(call: Call, form: ReviewForm): Html {
  const { services } = call;
  const { photos, policy } = services.config.review!;
  const { language, action, given, problems, promised, unseen } = form;
  const words = reviewWords(language).form;
  const wrong = (field: string): string | undefined =>
    problems.some(({ path }) => path === field || path.startsWith(`${field}[`))
      ? reviewWords(language).problems[field === "score" || field === "photos" ? field : "refused"]
      : undefined;
  const page =
    policy === undefined ? undefined : pageAt(services.config, services.links, policy, language);
  return markup`<form method="post" action="${action}"${photos > 0 && markup` enctype="multipart/form-data"`} novalidate>
${starField(language, given["score"], wrong("score"))}
${textArea({ name: "text", label: words.text + words.optional, value: given["text"], most: 5_000, wrong: wrong("text") })}
${textField({ name: "name", label: words.name + words.optional, type: "text", value: given["name"], wrong: wrong("name"), required: false, complete: "nickname" })}
<p class="soft">${words.nameHint}</p>
${photos > 0 && photoField(language, photos, wrong("photos"))}
${checkbox("permission", withSite(services, words.permission), given["permission"] === "yes")}
${promised !== undefined && markup`<p class="soft">${words.thanks}<br>${promised}</p>`}
${page !== undefined && markup`<p><a href="${page}">${words.policy}</a></p>`}
${hiddenFields(unseen)}
<button>${words.button}</button>
</form>`;
}

function starField(language: PageLanguage, value: unknown, wrong: string | undefined): Html {
  const { stars, star } = reviewWords(language).form;
  const chosen = typeof value === "string" || typeof value === "number" ? String(value) : "";
  const rows = star.map((label, at) => {
    const many = at + 1;
    return markup`<label class="choice"><input type="radio" name="score" value="${many}" required${chosen === String(many) && markup` checked`}><span><span aria-hidden="true">${"★".repeat(many)}${"☆".repeat(5 - many)} </span>${label}</span></label>`;
  });
  return markup`<fieldset${wrong !== undefined && markup` aria-describedby="score-error"`}>
<legend>${stars}</legend>
${rows}
${errorOf("score", wrong)}</fieldset>`;
}

interface TextArea {
  readonly name: string;
  readonly label: string;
  readonly value: unknown;
  /** Characters. */
  readonly most: number;
  readonly wrong: string | undefined;
  readonly required?: boolean;
}

/** A field of several lines. */
export function textArea({ name, label, value, most, wrong, required = false }: TextArea): Html {
  // The first line break behind the tag is not part of the text.
  return markup`<div class="field">
<label for="${name}">${label}</label>
<textarea id="${name}" name="${name}" rows="6" maxlength="${most}"${required && markup` required`}${wrong !== undefined && markup` aria-invalid="true" aria-describedby="${name}-error"`}>
${typeof value === "string" ? value : ""}</textarea>
${errorOf(name, wrong)}</div>`;
}

function photoField(
  language: PageLanguage,
  most: ReadReview["photos"],
  wrong: string | undefined,
): Html {
  const { photos, photosHint, optional } = reviewWords(language).form;
  const told = wrong === undefined ? "photos-hint" : "photos-hint photos-error";
  return markup`<div class="field">
<label for="photos">${photos.replaceAll("{most}", String(most))}${optional}</label>
<input id="photos" name="photos" type="file" accept="image/jpeg,image/png,image/webp,image/gif"${most > 1 && markup` multiple`} aria-describedby="${told}"${wrong !== undefined && markup` aria-invalid="true"`}>
<p class="soft" id="photos-hint">${photosHint}</p>
${errorOf("photos", wrong)}</div>`;
}

function errorOf(name: string, wrong: string | undefined): Html | false {
  return wrong !== undefined && markup`<p class="error" id="${name}-error">${wrong}</p>`;
}
