import type { Services } from "../../http/route.ts";
import type { GuardPages } from "../../guard/guarded.ts";
import { guardPages } from "../../guard/pages.ts";
import type { Call } from "../../http/route.ts";
import { textField } from "../../newsletter/form-page.ts";
import type { Given } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { type Html, markup } from "../../pages/html.ts";
import { hiddenFields, pageResponse, withSite } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import { textArea } from "./review-form.ts";
import { reviewWords } from "./words/words.ts";

/** Where what somebody wants help with is sent to, below the base path. */
export const REVIEW_HELP_PATH = "/v1/reviews/:id/help";

function helpPath({ settings }: Pick<Services, "settings">, review: string): string {
  return settings.basePath + REVIEW_HELP_PATH.replace(":id", encodeURIComponent(review));
}

/** A form for somebody who seems to need help. */
export function helpForm(
  services: Pick<Services, "settings" | "config" | "links">,
  {
    language,
    review,
    key,
  }: { readonly language: PageLanguage; readonly review: string; readonly key: string },
): Html {
  const { title, text, label, email, button } = reviewWords(language).help;
  const { optional } = reviewWords(language).form;
  return markup`<h2>${title}</h2>
<p>${text}</p>
<form method="post" action="${helpPath(services, review)}">
${textArea({ name: "text", label, value: "", most: 2_000, wrong: undefined, required: true })}
${textField({ name: "email", label: email + optional, type: "email", value: "", wrong: undefined, required: false, complete: "email" })}
${hiddenFields({ key, locale: language })}
<button>${withSite(services, button)}</button>
</form>`;
}

/** The shop has it. */
export function helpedPage(call: Call, given: Given): Response {
  const language = languageOf(call, given);
  const { title, text } = reviewWords(language).helped;
  const { services } = call;
  return pageResponse(services, {
    language,
    title,
    main: markup`<p>${withSite(services, text)}</p>`,
  });
}

/** Where many ask for help just now. */
export function helpGuardPages(call: Call, given: Given): GuardPages {
  const language = languageOf(call, given);
  const fields = Object.fromEntries(
    ["key", "t", "text", "email", "locale"].flatMap((name) => {
      const value = given[name];
      return typeof value === "string" && value !== "" ? [[name, value]] : [];
    }),
  );
  const action = helpPath(call.services, call.params["id"] ?? "");
  return guardPages(call, (which) => ({
    language,
    words: reviewWords(language)[which],
    action,
    fields,
  }));
}
