import { parseFriendly, type Problem, StagelightError } from "@stagelight/core/config";
import type { z } from "zod";
import { RequestProblem } from "../http/problem.ts";
import { type MailAddress, parseMailAddress } from "../mail/address.ts";
import type { Given } from "./given.ts";

/** What is wrong where there is no address that mail can go to. */
export const NO_ADDRESS: Problem = {
  path: "email",
  expected: "one e-mail address, such as mina@tea.example",
  found: "something else",
  help: "Correct the address.",
};

/**
 * Holds what was sent against a schema.
 *
 * @throws RequestProblem `body-invalid`
 */
export function checkBody<Schema extends z.ZodType>(
  schema: Schema,
  given: Given,
): z.output<Schema> {
  const checked = check(schema, given);
  if ("problems" in checked) throw new RequestProblem("body-invalid", checked);
  return checked.body;
}

/** The same of a form with an address, with the problems of all fields. */
export function checkWithAddress<Schema extends z.ZodType>(
  schema: Schema,
  given: Given,
):
  | { readonly body: z.output<Schema>; readonly address: MailAddress }
  | { readonly problems: readonly Problem[] } {
  const checked = check(schema, given);
  const problems = "problems" in checked ? [...checked.problems] : [];
  const address = parseMailAddress(given["email"]);
  if (!address && !problems.some(({ path }) => path === "email")) problems.unshift(NO_ADDRESS);
  return "body" in checked && address ? { body: checked.body, address } : { problems };
}

function check<Schema extends z.ZodType>(
  schema: Schema,
  given: Given,
): { readonly body: z.output<Schema> } | { readonly problems: readonly Problem[] } {
  try {
    return { body: parseFriendly(schema, given, "", "body-invalid") };
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    return { problems: error.problems };
  }
}
