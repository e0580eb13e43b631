import { newsletterBodySchema, type NewsletterBody } from "@stagelight/core/endpoints";
import {
  parseFriendly,
  type Problem,
  type ReadNewsletter,
  StagelightError,
} from "@stagelight/core/config";
import { NO_ADDRESS } from "../forms/check-given.ts";
import type { Given } from "../forms/given.ts";
import { type MailAddress, parseMailAddress } from "../mail/address.ts";

/** A form that fits, with its address. */
export interface CheckedForm {
  readonly form: NewsletterBody;
  readonly address: MailAddress;
}

/**
 * Holds a form against what the config declares.
 *
 * @returns the problems where it does not fit, each with the name of its field as its path
 */
export function checkForm(
  newsletter: ReadNewsletter,
  given: Given,
): CheckedForm | { readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  let form: NewsletterBody | undefined;
  try {
    form = parseFriendly(schemaOf(newsletter), given, "", "body-invalid");
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    // A list's place tells whoever fills in a form nothing.
    problems.push(...error.problems.map((each) => ({ ...each, path: fieldOf(each.path) })));
  }
  const address = parseMailAddress(given["email"]);
  if (!address && !problems.some(({ path }) => path === "email")) problems.unshift(NO_ADDRESS);
  return form && address ? { form, address } : { problems };
}

const schemas = new WeakMap<ReadNewsletter, ReturnType<typeof newsletterBodySchema>>();

function schemaOf(newsletter: ReadNewsletter): ReturnType<typeof newsletterBodySchema> {
  const known = schemas.get(newsletter);
  if (known) return known;
  const made = newsletterBodySchema(newsletter);
  schemas.set(newsletter, made);
  return made;
}

function fieldOf(path: string): string {
  return path.replace(/\[\d+\]$/, "");
}
