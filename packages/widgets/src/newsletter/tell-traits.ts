import { know } from "../platform/know.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import type { NewsletterBody } from "./said.ts";

/** Tells the tracker what a person has said of themselves: their name, and what interests them. */
export function tellTraits(
  { fields }: NewsletterOptions,
  { name, fields: said = {} }: NewsletterBody,
): void {
  const interests = fields.flatMap(({ id, interest }) => (interest && said[id]) || []);
  if (name || interests.length > 0)
    know({ ...(name && { name }), ...(interests.length > 0 && { interests }) });
}
