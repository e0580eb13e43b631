import type { Problem } from "../problems/problem.ts";
import { directName, type NewsletterDirect, serviceForm } from "./newsletter-direct.ts";
import type { NewsletterConfig, NewsletterField } from "./newsletter.ts";

/** What only a server does, and why there is none. */
const NEEDS_SERVER = {
  incentive: "Nobody here learns who has confirmed, so nothing can be given for it",
  confirmWithin: "The service itself asks for the confirmation",
  welcome: "The service itself welcomes people",
  pages: "The service itself says where people go on to",
} as const;

/** What does not fit between the newsletter and the service that its form is posted to. */
export function directProblems(newsletter: NewsletterConfig): Problem[] {
  const { direct, fields = [] } = newsletter;
  if (!direct) return [];
  const keys = Object.keys(NEEDS_SERVER) as (keyof typeof NEEDS_SERVER)[];
  return [
    ...keys
      .filter((key) => newsletter[key] !== undefined)
      .map((key) => ({
        path: `newsletter.${key}`,
        expected: `no ${key}, since there is no server`,
        found: JSON.stringify(newsletter[key]),
        help: `${NEEDS_SERVER[key]}: remove it, or add server: {}.`,
      })),
    ...fields.flatMap((field) => fieldProblems(field, direct)),
    ...listProblems(newsletter, direct),
    ...unknown("fields", Object.keys(direct.fields ?? {}), [
      "email",
      "name",
      ...fields.map(({ id }) => id),
    ]),
    ...unknown(
      "lists",
      Object.keys(direct.lists ?? {}),
      (newsletter.lists ?? [{ id: "newsletter" }]).map(({ id }) => id),
    ),
  ];
}

function fieldProblems(
  { id, type, choices = [] }: NewsletterField,
  direct: NewsletterDirect,
): Problem[] {
  const { title, plain, several, words: kind } = serviceForm(direct.service);
  const words = direct.fields?.[id];
  const path = `newsletter.direct.fields.${id}`;
  const told = (expected: string, help: string): Problem[] => [
    { path, expected, found: JSON.stringify(words) ?? "nothing", help },
  ];
  if (plain) {
    const help = `${title}'s own form takes an address, a name and lists: remove the field.`;
    return told("no fields", help);
  }
  if (type === "date" && direct.service === "mailchimp") {
    return told("a field of another type", `${title} takes dates in three parts: ask for a text.`);
  }
  if (typeof words === "object") {
    const missing = choices.filter((choice) => !Object.hasOwn(words, choice.id));
    if (choices.length > 0 && missing.length === 0) return [];
    return choices.length === 0
      ? told(`what ${title} calls the field`, "It has no choices: write one name.")
      : told(
          `what ${title} calls each choice; ${missing.map((choice) => choice.id).join(", ")} is missing`,
          wordHelp(kind),
        );
  }
  if (type === "choices" && !several) {
    return told(
      `what ${title} calls each of the choices`,
      `Of several values under one name ${title} keeps one: write an object with a name for each.`,
    );
  }
  return directName(direct, id) === undefined
    ? told(`what ${title} calls the field`, `Write it, such as fields: { ${id}: "MMERGE3" }.`)
    : [];
}

/** A list that can be picked, and one that the service needs to be told. */
function listProblems(
  { lists }: NewsletterConfig,
  { service, lists: words = {} }: NewsletterDirect,
): Problem[] {
  const { title, words: kind } = serviceForm(service);
  const needed = lists ?? (service === "listmonk" ? [{ id: "newsletter" }] : []);
  return needed
    .filter(({ id }) => !Object.hasOwn(words, id))
    .map(({ id }) => ({
      path: `newsletter.direct.lists.${id}`,
      expected: `what ${title} calls the list`,
      found: "nothing",
      help: wordHelp(kind),
    }));
}

function wordHelp([what, example]: readonly [string, string]): string {
  return `Write ${what}, such as ${JSON.stringify(example)}.`;
}

function unknown(key: "fields" | "lists", named: readonly string[], known: readonly string[]) {
  return named
    .filter((id) => !known.includes(id))
    .map((id): Problem => ({
      path: `newsletter.direct.${key}.${id}`,
      expected: `one of the newsletter's ${key}: ${known.join(", ")}`,
      found: JSON.stringify(id),
      help: "Remove it, or write its id as the newsletter does.",
    }));
}
