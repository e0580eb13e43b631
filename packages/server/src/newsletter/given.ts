import { localized, type ReadNewsletter } from "@stagelight/core/config";
import type { Call } from "../http/route.ts";
import { pageAt } from "../lifecycle-mail/pages.ts";
import { type Html, markup } from "../pages/html.ts";
import type { PageLanguage } from "../pages/words.ts";
import type { Confirming } from "./confirm.ts";
import { type Granted, incentiveOf } from "./incentive/incentive.ts";
import type { Promised } from "./incentive/told.ts";
import { newsletterWords } from "./words/words.ts";

/** What is promised for a confirmation, in a language. */
export function promisedBy(
  { services: { config, links } }: Pick<Call, "services">,
  { incentive }: ReadNewsletter,
  language: PageLanguage,
): Confirming["incentive"] {
  if (!incentive) return undefined;
  const url =
    incentive.url === undefined ? undefined : pageAt(config, links, incentive.url, language);
  const promised = {
    text: localized(incentive.text, language),
    ...(url !== undefined && { url }),
  };
  return { rule: incentiveOf(incentive), promised };
}

/** What somebody is given, on the page that tells them that they have confirmed. */
export function givenPart(
  promised: Promised | undefined,
  granted: Granted | undefined,
  language: PageLanguage,
): Html | undefined {
  if (!promised || !granted) return undefined;
  const words = newsletterWords(language).incentive;
  if (granted.is !== "given") return markup`<p>${words[granted.is]}</p>`;
  if (granted.code !== undefined)
    return markup`<p>${promised.text}</p>
<p class="code">${granted.code}</p>`;
  return promised.url === undefined
    ? markup`<p>${promised.text}</p>`
    : markup`<p><a href="${promised.url}">${promised.text}</a></p>`;
}
