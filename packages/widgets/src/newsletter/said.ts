import type { Sent } from "../platform/send.ts";
import { listOf, textOf, type Values } from "../platform/values.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterState } from "./newsletter-state.ts";

/** Body of `POST v1/newsletter`. */
export interface NewsletterBody {
  readonly email: string;
  readonly name?: string;
  readonly lists?: readonly string[];
  readonly fields?: Readonly<Record<string, unknown>>;
  readonly locale: string;
  readonly page: string;
  readonly form: string;
  readonly consentText?: { readonly version: string };
  /** Code of the friend's link by which the visitor has come, where the tracker knows one. */
  readonly referral?: string | undefined;
  readonly referralBy?: "link" | undefined;
  /** The box is ticked, where there is one. */
  readonly consent?: "yes";
  /** What only a machine fills in. */
  readonly trap?: string;
  /** How long the form was open, in milliseconds. */
  readonly began?: number;
  /** Made here, so that sending twice signs up once. */
  readonly idempotency: string;
}

/** What became of a form that was sent, to the server or to a newsletter service. */
export type Outcome =
  | Sent
  /** A newsletter service has taken it; `said` tells so. */
  | { readonly kind: "passed-on"; readonly said: NonNullable<NewsletterState["said"]> }
  /** The browser is to post it to a newsletter service, and leaves the page by that. */
  | { readonly kind: "away"; readonly go: () => Promise<void> };

/** What a form says, as it is sent. */
export function bodyOf(
  options: NewsletterOptions,
  values: Values,
): Omit<NewsletterBody, "page" | "idempotency"> {
  const { locale, lists, fixedLists, fields, form, consent } = options;
  const given = fields.filter(({ name }) => listOf(values, name).length > 0);
  const name = textOf(values, "name");
  const trap = textOf(values, "trap");
  return {
    email: textOf(values, "email"),
    ...(name && { name }),
    ...(fixedLists.length > 0 && { lists: fixedLists }),
    ...(lists.length > 0 && { lists: listOf(values, "lists") }),
    ...(given.length > 0 && {
      fields: Object.fromEntries(
        given.map(({ id, name, type }) => [id, typed(type, listOf(values, name))]),
      ),
    }),
    locale,
    form,
    ...(consent && { consentText: { version: consent.version } }),
    ...(consent?.box && { consent: "yes" as const }),
    ...(trap && { trap }),
  };
}

function typed(type: string, values: readonly string[]): unknown {
  if (type === "choices") return values;
  return type === "number" ? Number(values[0]) : values[0]?.trim();
}
