import type { Choice } from "../design/choices.tsx";
import { type Localized, localized } from "../platform/texts.ts";
import type { OptionSource } from "../platform/widget.ts";
import type { DirectForm } from "./direct-form.ts";

/** A field of the site's own, as the site's config declares it. */
export interface NewsletterField {
  /** Names it in what is sent: `fields.<id>`. */
  readonly id: string;
  readonly type: "text" | "number" | "date" | "choice" | "choices";
  readonly label: Localized;
  /** Of `choice` and `choices`. */
  readonly choices?: readonly { readonly id: string; readonly label: Localized }[];
  readonly required?: boolean;
  /** Whether what is chosen is an interest of the person's: audiences can ask for it. */
  readonly interest?: boolean;
}

/** What a site says of its newsletter, for all forms. Texts may differ by language. */
export interface NewsletterSettings {
  /** Also asks for a name, which may be left empty. */
  readonly name?: boolean;
  /** Lists that the visitor picks from; a single one is what every form is for. */
  readonly lists?: readonly {
    readonly id: string;
    readonly name: Localized;
    readonly description?: Localized;
  }[];
  readonly fields?: readonly NewsletterField[];
  /** What people get for it, once they have confirmed: shown before, in one sentence. */
  readonly incentive?: Localized;
  /** What the person agrees to. `box`: with a box to tick, which is never ticked before. */
  readonly consent?: {
    readonly text: Localized;
    readonly version: string;
    readonly box?: boolean;
  };
  /** Where the form goes on a site without a server. */
  readonly direct?: DirectForm;
}

/** A field in the language of the form. */
export interface FormField {
  /** Its name in the form, which is its path in what is sent. */
  readonly name: string;
  readonly id: string;
  readonly type: NewsletterField["type"];
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly required: boolean;
  readonly interest: boolean;
}

/** All that a newsletter form needs to know, in its language. */
export interface NewsletterOptions {
  readonly server: string;
  readonly locale: string;
  /** Tells one form of a site from another, in reports. */
  readonly form: string;
  readonly heading: string | undefined;
  readonly description: string | undefined;
  readonly button: string | undefined;
  readonly name: boolean;
  /** Lists to pick from. */
  readonly lists: readonly Choice[];
  /** Lists that the form is for, where it says so itself: then there is nothing to pick. */
  readonly fixedLists: readonly string[];
  readonly fields: readonly FormField[];
  readonly incentive: string | undefined;
  readonly consent: { text: string; version: string; box: boolean } | undefined;
  readonly direct: DirectForm | undefined;
}

/** Options from attributes and the site's settings. */
export function readNewsletterOptions(source: OptionSource): NewsletterOptions {
  const { attribute, server, locale } = source;
  const settings = (source.settings ?? {}) as NewsletterSettings;
  const say = (text: Localized) => localized(text, locale);
  const fixedLists = (attribute("lists") ?? "").split(/[\s,]+/).filter(Boolean);
  const { consent, incentive, fields = [], lists = [] } = settings;
  return {
    server,
    locale,
    form: attribute("form") ?? "newsletter",
    heading: attribute("heading") ?? undefined,
    description: attribute("description") ?? undefined,
    button: attribute("button") ?? undefined,
    name: settings.name ?? false,
    fixedLists,
    // A single list is what the form is for.
    lists:
      fixedLists.length > 0 || lists.length < 2 ? [] : lists.map((list) => listChoice(list, say)),
    fields: fields.map((field) => formField(field, say)),
    incentive: incentive && say(incentive),
    consent: consent && {
      text: say(consent.text),
      version: consent.version,
      box: consent.box ?? false,
    },
    direct: settings.direct,
  };
}

type Say = (text: Localized) => string;

function listChoice(
  { id, name, description }: NonNullable<NewsletterSettings["lists"]>[number],
  say: Say,
): Choice {
  return { value: id, label: say(name), ...(description && { description: say(description) }) };
}

function formField(field: NewsletterField, say: Say): FormField {
  const { id, type, label, choices = [], required = false, interest = false } = field;
  const name = `fields.${id}`;
  const offered = choices.map((choice) => ({ value: choice.id, label: say(choice.label) }));
  return { name, id, type, label: say(label), choices: offered, required, interest };
}
