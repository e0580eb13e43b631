import { listOf, textOf, type Values } from "../platform/values.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterBody } from "./send.ts";

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

/** A random id. `crypto.randomUUID` is missing on pages without TLS. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
