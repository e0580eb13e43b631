import { localized, type Problem, type ReadChatField } from "@stagelight/core/config";
import { MAX_CHAT_TEXT } from "@stagelight/core/endpoints";
import type { Call } from "../../http/route.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import { textField } from "../../newsletter/form-page.ts";
import type { Given } from "../../forms/given.ts";
import { type Html, markup } from "../../pages/html.ts";
import { hiddenFields } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import { textArea } from "../../reviews/pages/review-form.ts";
import { contactWords } from "./words/words.ts";

/** Where the page is, and its form is sent to, below the base path. */
export const CONTACT_PATH = "/chat";

/** A form as it is shown. */
export interface ContactForm {
  readonly language: PageLanguage;
  /** What was sent, or what it begins with. */
  readonly given: Given;
  readonly problems: readonly Problem[];
}

/** The whole form as plain HTML, with what was written, and what is wrong beside each field. */
export function contactForm({ services }: Call, { language, given, problems }: ContactForm): Html {
  const words = contactWords(language);
  const { fields, consent } = services.config.chat!;
  const own = fields.filter(({ type }) => type !== "email");
  const email = fields.find(({ type }) => type === "email");
  const wrong = (name: string, value: unknown): string | undefined => {
    if (!problems.some(({ path }) => path === name)) return undefined;
    if (name === "consent") return words.problems.consent;
    if (value === undefined || value === "") return words.problems.missing;
    return words.problems[name === "email" ? "email" : "refused"];
  };
  const filledIn = (given["fields"] ?? {}) as Given;
  return markup`<form method="post" action="${services.settings.basePath}${CONTACT_PATH}" novalidate>
${own.map((field) => ownField(field, language, filledIn[field.id], wrong(`fields.${field.id}`, filledIn[field.id])))}
${textField({ name: "email", label: email ? localized(email.label, language) : words.form.email, type: "email", value: given["email"], wrong: wrong("email", given["email"]), required: true, complete: "email" })}
${textArea({ name: "text", label: words.form.message, value: given["text"], most: MAX_CHAT_TEXT, wrong: wrong("text", given["text"]), required: true })}
${consent && consentPart(services, language, given["consent"] === "yes", wrong("consent", undefined))}
${hiddenFields(unseen(given))}
<button>${words.form.button}</button>
</form>`;
}

/** Everything of a form as hidden fields, for a page with a button alone. */
export function contactUnseen(given: Given): Readonly<Record<string, string>> {
  const { email, text, consent } = given;
  const fields = Object.entries((given["fields"] ?? {}) as Given);
  return {
    ...unseen(given),
    ...texts({ email, text, consent }),
    ...texts(Object.fromEntries(fields.map(([id, value]) => [`fields.${id}`, value]))),
  };
}

function unseen({ locale, page, idempotency }: Given): Record<string, string> {
  return texts({ locale, page, idempotency });
}

function texts(given: Given): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter(
      (pair): pair is [string, string] => typeof pair[1] === "string" && pair[1] !== "",
    ),
  );
}

function ownField(
  { id, type, label, options = [], required }: ReadChatField,
  language: PageLanguage,
  value: unknown,
  wrong: string | undefined,
): Html {
  const { optional, choose } = contactWords(language).form;
  const name = `fields.${id}`;
  const text = `${localized(label, language)}${required ? "" : optional}`;
  if (type !== "select") {
    const complete = id === "name" ? { complete: "name" } : {};
    return textField({ name, label: text, type: "text", value, wrong, required, ...complete });
  }
  const rows = options.map(
    (each) =>
      markup`<option value="${each.value}"${value === each.value && markup` selected`}>${localized(each.label, language)}</option>`,
  );
  return markup`<div class="field">
<label for="${name}">${text}</label>
<select id="${name}" name="${name}"${required && markup` required`}${described(name, wrong)}><option value="">${choose}</option>${rows}</select>
${errorOf(name, wrong)}</div>`;
}

/** What is agreed to, in the site's words. */
function consentPart(
  { config, links }: Call["services"],
  language: PageLanguage,
  ticked: boolean,
  wrong: string | undefined,
): Html {
  const { text, link } = config.chat!.consent!;
  const page = link === undefined ? undefined : pageAt(config, links, link, language);
  return markup`<div class="field"><label class="choice"><input type="checkbox" name="consent" value="yes" required${ticked && markup` checked`}${described("consent", wrong)}><span>${localized(text, language)}</span></label>
${page !== undefined && markup`<p><a href="${page}">${contactWords(language).form.more}</a></p>`}
${errorOf("consent", wrong)}</div>`;
}

function described(name: string, wrong: string | undefined): Html | false {
  return wrong !== undefined && markup` aria-invalid="true" aria-describedby="${name}-error"`;
}

function errorOf(name: string, wrong: string | undefined): Html | false {
  return wrong !== undefined && markup`<p class="error" id="${name}-error">${wrong}</p>`;
}
