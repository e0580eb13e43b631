import type { NewsletterField } from "@stagelight/core/config";
import { parseJson, refuseHostile } from "../http/hostile-json.ts";
import { RequestProblem } from "../http/problem.ts";

/** Content types of forms: of code, and of browsers without. */
export const FORM_TYPE = "application/x-www-form-urlencoded";
export const FORM_TYPES = ["application/json", "text/plain", FORM_TYPE] as const;

/** What was sent; nothing in it is known to fit. */
export type Given = Readonly<Record<string, unknown>>;

/** Whether a browser without code has sent it, which is to be shown a page. */
export function isPlainForm(request: Request): boolean {
  const [type = ""] = (request.headers.get("content-type") ?? "").split(";");
  return type.trim().toLowerCase() === FORM_TYPE;
}

/** A field that the config declares. */
type FormField = Pick<NewsletterField, "id" | "type">;

/**
 * The body of a form, whichever way it came.
 *
 * @param fields those that the config declares, sent as `fields.<id>`
 * @throws RequestProblem `body-unreadable`, `body-invalid`
 */
export function givenIn(request: Request, body: Buffer, fields: readonly FormField[] = []): Given {
  const text = body.toString("utf8");
  if (isPlainForm(request)) return plainForm(new URLSearchParams(text), fields);
  const given = parseJson(text);
  refuseHostile(given);
  if (typeof given === "object" && given !== null && !Array.isArray(given)) return given as Given;
  throw new RequestProblem("body-invalid", { detail: "Send an object." });
}

const OWN = "fields.";

/** What code would have sent in the form's place; what is left empty is not there. */
function plainForm(values: URLSearchParams, own: readonly FormField[]): Given {
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
      const type = own.find((field) => field.id === id)?.type;
      fields[id] = type === "choices" ? all : type === "number" ? Number(all[0]) : all[0];
    }
  }
  refuseHostile(fields);
  return { ...given, ...(Object.keys(fields).length > 0 && { fields }) };
}

/** What was given under a name, as texts: one, several or none. */
export function textsOf(value: unknown): string[] {
  return [value]
    .flat()
    .flatMap((each) => (["string", "number"].includes(typeof each) ? [String(each)] : []));
}

/** What was given, for hidden fields of a form that is shown again; what is no text is left out. */
export function againUnseen(given: Given): Record<string, string | readonly string[]> {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) => {
      const all = textsOf(value);
      return all.length > 0 ? [[name, all]] : [];
    }),
  );
}
