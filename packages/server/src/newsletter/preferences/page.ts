import { localized, type Problem, type ReadNewsletter } from "@stagelight/core/config";
import { type Html, markup } from "../../pages/html.ts";
import { buttonForm, hiddenFields } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import { choiceField, ownField, textField } from "../form-page.ts";
import { FREQUENCIES } from "../frequency.ts";
import type { Given } from "../../forms/given.ts";
import { newsletterWords } from "../words/words.ts";
import { preferencesWords, REASONS } from "./words/words.ts";

/** What the preference centre shows. */
export interface Centre {
  readonly newsletter: ReadNewsletter;
  /** Of the site. */
  readonly locales: readonly string[];
  readonly language: PageLanguage;
  /** Where all forms of the page are sent to; a path with its query. */
  readonly action: string;
  /** What stands in the form: `name`, `lists`, `fields`, `frequency`, `locale`. */
  readonly given: Given;
  readonly problems: readonly Problem[];
}

/** The form, and what can be done beside it. */
export function centre({ newsletter, locales, language, action, given, problems }: Centre): Html {
  const words = preferencesWords(language).centre;
  const { form } = newsletterWords(language);
  const wrong = (name: string): string | undefined =>
    problems.some(({ path }) => path === name)
      ? newsletterWords(language).problems.refused
      : undefined;
  const does = (what: string) => ({ action, fields: { action: what }, quiet: true });
  return markup`<form method="post" action="${action}">
<input type="hidden" name="action" value="save">
${lists(newsletter, language, given)}
${choiceField({ name: "frequency", label: words.frequency, several: false, choices: frequencies(language), value: given["frequency"] ?? "as-listed", wrong: undefined })}
${newsletter.name && textField({ name: "name", label: `${form.name} ${form.optional}`, type: "text", value: given["name"], wrong: wrong("name"), required: false, complete: "name" })}
${newsletter.fields.map((field) => ownField({ ...field, required: false }, language, given, wrong(`fields.${field.id}`)))}
${locales.length > 1 && languages(locales, language, given)}
<p class="soft">${localized(newsletter.consent.text, language)}</p>
<button>${words.save}</button>
</form>
${buttonForm({ ...does("leave"), button: words.leave })}
<h2>${words.data}</h2>
<p>${words.dataText}</p>
<div class="row">
${buttonForm({ ...does("download"), button: words.download })}
${buttonForm({ ...does("erase"), button: words.erase })}
</div>`;
}

function lists({ lists: all }: ReadNewsletter, language: PageLanguage, given: Given): Html {
  const on = given["lists"] as readonly string[];
  const { lists: legend } = preferencesWords(language).centre;
  const rows = all.map(({ id, name, description, frequency }) => {
    const more = [description, frequency].flatMap((text) =>
      text === undefined ? [] : [localized(text, language)],
    );
    return markup`<label class="choice"><input type="checkbox" name="lists" value="${id}"${on.includes(id) && markup` checked`}><span>${localized(name, language)}${more.length > 0 && markup`<br><span class="soft">${more.join(" · ")}</span>`}</span></label>`;
  });
  return markup`<fieldset>
<legend>${legend}</legend>
${rows}</fieldset>`;
}

function frequencies(language: PageLanguage): { readonly id: string; readonly label: string }[] {
  const words = preferencesWords(language).centre;
  return [
    { id: "as-listed", label: words.asListed },
    ...FREQUENCIES.map((id) => ({ id, label: words.frequencies[id] })),
  ];
}

/** Each language by the name that its speakers give it. */
function languages(locales: readonly string[], language: PageLanguage, given: Given): Html {
  const called = (locale: string): string =>
    new Intl.DisplayNames([locale], { type: "language" }).of(locale) ?? locale;
  return markup`<div class="field">
<label for="locale">${preferencesWords(language).centre.language}</label>
<select id="locale" name="locale">
${locales.map((locale) => markup`<option value="${locale}" lang="${locale}"${locale === given["locale"] && markup` selected`}>${called(locale)}</option>`)}
</select></div>`;
}

/** Why somebody has left, who need not say so; and the way back. */
export function afterLeaving(
  language: PageLanguage,
  action: string,
  left: readonly string[],
): Html {
  const { why, reasons, more, send } = preferencesWords(language).left;
  const choices = REASONS.map((id) => ({ id, label: reasons[id] }));
  return markup`${wayBack(language, action, left)}
<form method="post" action="${action}">
${hiddenFields({ action: "reason", lists: left })}
${choiceField({ name: "reason", label: why, several: false, choices, value: undefined, wrong: undefined })}
<div class="field">
<label for="more">${more}</label>
<textarea id="more" name="more" rows="3" maxlength="500"></textarea></div>
<button>${send}</button>
</form>`;
}

/** A button that takes back that somebody has left. */
export function wayBack(
  language: PageLanguage,
  action: string,
  left: readonly string[],
): Html | undefined {
  if (left.length === 0) return undefined;
  const { back } = preferencesWords(language).left;
  return buttonForm({
    action,
    button: back,
    fields: { action: "rejoin", lists: left },
    quiet: true,
  });
}

/** Asks for the address, to send a new link there. */
export function askForAddress(
  language: PageLanguage,
  action: string,
  given: Given,
  wrong: boolean,
): Html {
  const { email, button, noAddress } = preferencesWords(language).old;
  return markup`<form method="post" action="${action}" novalidate>
${textField({ name: "email", label: email, type: "email", value: given["email"], wrong: wrong ? noAddress : undefined, required: true, complete: "email" })}
<input type="hidden" name="locale" value="${language}">
<button>${button}</button>
</form>`;
}
