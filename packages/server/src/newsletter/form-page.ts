import {
  localized,
  type NewsletterField,
  type Problem,
  type ReadNewsletter,
} from "@stagelight/core/config";
import { type Html, markup } from "../pages/html.ts";
import { hiddenFields } from "../pages/shell.ts";
import type { PageLanguage } from "../pages/words.ts";
import { againUnseen, type Given, textsOf } from "../forms/given.ts";
import { newsletterWords } from "./words/words.ts";

/** A form that is shown again. */
export interface FormAgain {
  readonly newsletter: ReadNewsletter;
  readonly language: PageLanguage;
  readonly action: string;
  readonly given: Given;
  readonly problems: readonly Problem[];
}

/** The whole form as plain HTML, with what was written, and what is wrong beside each field. */
export function formAgain({ newsletter, language, action, given, problems }: FormAgain): Html {
  const words = newsletterWords(language);
  const wrong = (name: string) => problemOf(problems, name, given, language);
  const { name, pick, lists, fields, consent } = newsletter;
  const choices = lists.map((list) => ({ id: list.id, label: localized(list.name, language) }));
  // A form that is for some lists has said so unseen.
  const several = pick && lists.length > 1;
  return markup`<form method="post" action="${action}" novalidate>
${textField({ name: "email", label: words.form.email, type: "email", value: given["email"], wrong: wrong("email"), required: true, complete: "email" })}
${name && textField({ name: "name", label: `${words.form.name}${words.form.optional}`, type: "text", value: given["name"], wrong: wrong("name"), required: false, complete: "name" })}
${several && choiceField({ name: "lists", label: words.form.lists, several: true, choices, value: given["lists"], wrong: wrong("lists") })}
${fields.map((field) => ownField(field, language, given, wrong(`fields.${field.id}`)))}
${consent.box ? consentBox(localized(consent.text, language), given["consent"] === "yes", wrong("consent")) : markup`<p class="soft">${localized(consent.text, language)}</p>`}
${hiddenFields(unseen(given, several))}
<button>${words.form.button}</button>
</form>`;
}

/** Everything of a form as hidden fields, for a page with a button alone. */
export function formUnseen(given: Given): Readonly<Record<string, string | readonly string[]>> {
  const fields = (given["fields"] ?? {}) as Given;
  return {
    ...unseen(given, false),
    ...againUnseen({ email: given["email"], name: given["name"], consent: given["consent"] }),
    ...againUnseen(
      Object.fromEntries(Object.entries(fields).map(([id, value]) => [`fields.${id}`, value])),
    ),
  };
}

function unseen(given: Given, several: boolean): Record<string, string | readonly string[]> {
  const { version } = (given["consentText"] ?? {}) as { version?: unknown };
  return againUnseen({
    locale: given["locale"],
    form: given["form"],
    page: given["page"],
    "consentText.version": version,
    ...(!several && { lists: given["lists"] }),
  });
}

interface TextField {
  readonly name: string;
  readonly label: string;
  readonly type: string;
  readonly value: unknown;
  readonly wrong: string | undefined;
  readonly required: boolean;
  readonly complete?: string;
}

export function textField({
  name,
  label,
  type,
  value,
  wrong,
  required,
  complete,
}: TextField): Html {
  const [text = ""] = textsOf(value);
  return markup`<div class="field">
<label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="${type}" value="${text === "NaN" ? "" : text}"${complete !== undefined && markup` autocomplete="${complete}"`}${type === "number" && markup` step="any"`}${required && markup` required`}${wrong !== undefined && markup` aria-invalid="true" aria-describedby="${name}-error"`}>
${errorOf(name, wrong)}</div>`;
}

interface ChoiceField {
  readonly name: string;
  readonly label: string;
  readonly several: boolean;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly value: unknown;
  readonly wrong: string | undefined;
}

export function choiceField({ name, label, several, choices, value, wrong }: ChoiceField): Html {
  const chosen = textsOf(value);
  const type = several ? "checkbox" : "radio";
  return markup`<fieldset${wrong !== undefined && markup` aria-describedby="${name}-error"`}>
<legend>${label}</legend>
${choices.map(({ id, label: text }) => markup`<label class="choice"><input type="${type}" name="${name}" value="${id}"${chosen.includes(id) && markup` checked`}><span>${text}</span></label>`)}
${errorOf(name, wrong)}</fieldset>`;
}

export function ownField(
  { id, type, label, choices = [], required = false }: NewsletterField,
  language: PageLanguage,
  given: Given,
  wrong: string | undefined,
): Html {
  const value = ((given["fields"] ?? {}) as Given)[id];
  const { optional } = newsletterWords(language).form;
  const field = {
    name: `fields.${id}`,
    label: required ? localized(label, language) : `${localized(label, language)}${optional}`,
    value,
    wrong,
  };
  if (type !== "choice" && type !== "choices") return textField({ ...field, type, required });
  return choiceField({
    ...field,
    several: type === "choices",
    choices: choices.map((each) => ({ id: each.id, label: localized(each.label, language) })),
  });
}

function consentBox(text: string, checked: boolean, wrong: string | undefined): Html {
  return markup`<div class="field"><label class="choice"><input type="checkbox" name="consent" value="yes" required${checked && markup` checked`}${wrong !== undefined && markup` aria-invalid="true" aria-describedby="consent-error"`}><span>${text}</span></label>
${errorOf("consent", wrong)}</div>`;
}

function errorOf(name: string, wrong: string | undefined): Html | false {
  return wrong !== undefined && markup`<p class="error" id="${name}-error">${wrong}</p>`;
}

/** What is wrong with a field, for whoever fills it in. */
function problemOf(
  problems: readonly Problem[],
  name: string,
  given: Given,
  language: PageLanguage,
): string | undefined {
  if (!problems.some(({ path }) => path === name || (name === "consent" && path === "consentText")))
    return undefined;
  const words = newsletterWords(language).problems;
  if (name === "consent") return words["not-ticked"];
  const fields = (given["fields"] ?? {}) as Given;
  const value = name.startsWith("fields.") ? fields[name.slice("fields.".length)] : given[name];
  if (value === undefined) return words.missing;
  if (name === "email") return words["no-address"];
  return Number.isNaN(value) ? words["no-number"] : words.refused;
}
