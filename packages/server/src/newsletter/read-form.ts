import { newsletterBodySchema, type NewsletterBody } from "@stagelight/core/endpoints";
import {
  parseFriendly,
  type Problem,
  type ReadNewsletter,
  StagelightError,
} from "@stagelight/core/config";
import { parseJson, refuseHostile } from "../http/hostile-json.ts";
import { RequestProblem } from "../http/problem.ts";
import { type MailAddress, parseMailAddress } from "../mail/address.ts";

/** Content types of forms: of code, and of browsers without. */
export const FORM_TYPE = "application/x-www-form-urlencoded";
export const FORM_TYPES = ["application/json", "text/plain", FORM_TYPE] as const;

/** What was sent, as the config's fields want it. */
export type Given = Readonly<Record<string, unknown>>;

/** Whether a browser without code has sent it, which is to be shown a page. */
export function isPlainForm(request: Request): boolean {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase() === FORM_TYPE;
}

/**
 * The body of a form, whichever way it came.
 *
 * @throws RequestProblem `body-unreadable`, `body-invalid`
 */
export function givenIn(request: Request, body: Buffer, newsletter?: ReadNewsletter): Given {
  const text = body.toString("utf8");
  if (isPlainForm(request)) return plainForm(new URLSearchParams(text), newsletter);
  const given = parseJson(text);
  refuseHostile(given);
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Given;
  throw new RequestProblem("body-invalid", { detail: "Send an object." });
}

const OWN = "fields.";

/** What code would have sent in the form's place; what is left empty is not there. */
function plainForm(values: URLSearchParams, newsletter: ReadNewsletter | undefined): Given {
  const given: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  for (const name of new Set(values.keys())) {
    const all = values.getAll(name).filter((value) => value.trim() !== "");
    if (all.length === 0) continue;
    if (name === "lists") given[name] = all;
    else if (name === "consentText.version") given["consentText"] = { version: all[0] };
    else if (name === "began") given[name] = Number(all[0]);
    else if (!name.startsWith(OWN)) given[name] = all[0];
    else {
      const id = name.slice(OWN.length);
      const type = newsletter?.fields.find((field) => field.id === id)?.type;
      fields[id] = type === "choices" ? all : type === "number" ? Number(all[0]) : all[0];
    }
  }
  refuseHostile(fields);
  return { ...given, ...(Object.keys(fields).length > 0 && { fields }) };
}

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

export const NO_ADDRESS: Problem = {
  path: "email",
  expected: "one e-mail address, such as mina@tea.example",
  found: "something else",
  help: "Correct the address.",
};
