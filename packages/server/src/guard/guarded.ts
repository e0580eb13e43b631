import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import type { GuardedForm } from "./forms.ts";
import type { Attempt } from "./guard.ts";

/** What a form without code is answered where it is not taken. */
export interface GuardPages {
  /** Many send forms just now: the same again, with the ticket, in so many seconds. */
  wait(verdict: { readonly ticket: string; readonly seconds: number }): Response;
  /** Far too many came from here. */
  tooMany(retryAfter: number | undefined): Response;
}

/**
 * Guards a form whose fields are right, with pages for who has no code.
 *
 * @returns what is answered in place of taking it; or `pass`; or `trapped`: answered as if it were taken
 * @throws RequestProblem `proof-required` and `too-many-requests`, for who has
 */
export async function guarded(
  call: Call,
  form: GuardedForm,
  { plain, ...attempt }: { readonly plain: boolean } & Pick<Attempt, "trap" | "began" | "proof">,
  pages: GuardPages,
): Promise<Response | "pass" | "trapped"> {
  const { services, address, caller } = call;
  try {
    const verdict = await services.guard.check(form, {
      ...attempt,
      via: plain ? "form" : "json",
      address,
      trusted: caller === "secret",
    });
    return verdict.is === "wait" ? pages.wait(verdict) : verdict.is;
  } catch (error) {
    if (!plain || !(error instanceof RequestProblem) || error.code !== "too-many-requests")
      throw error;
    return pages.tooMany(error.more.retryAfter);
  }
}

/** What the guard counts of a network; a site's own backend asks for all of its people. */
export async function ofNetworkOf(
  { services, caller, address }: Call,
  form: GuardedForm,
): Promise<number | undefined> {
  return caller === "secret" ? undefined : services.guard.ofNetwork(form, address);
}
