import { type Given, givenIn, isPlainForm } from "../../forms/given.ts";
import type { Call } from "../../http/route.ts";

/** What a form of referral has sent, whichever way it came. */
export function readGiven({ request, body }: Pick<Call, "request" | "body">): Given {
  const given = givenIn(request, body as Buffer);
  const version = given["terms.version"];
  return isPlainForm(request) && version !== undefined ? { ...given, terms: { version } } : given;
}
