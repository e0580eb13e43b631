import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { pageLanguage } from "../../pages/words.ts";
import { invitationOf } from "../receive/invitation.ts";
import { invitedPage, unknownPage, usedPage } from "./review-pages.ts";

/**
 * The page that a request's mail leads to. It changes nothing, and takes no stars: scanners open links,
 * each of the five.
 *
 * @throws RequestProblem `not-found` on a site without reviews
 */
export async function openReviewPage(call: Call): Promise<Response> {
  const { services, url } = call;
  if (!services.config.review) throw new RequestProblem("not-found");
  const t = url.searchParams.get("t") ?? "";
  const invitation = await invitationOf(services, t);
  if (!invitation) return unknownPage(call, languageOf(call, {}));
  if (invitation.used_at !== null)
    return usedPage(call, invitation, pageLanguage(invitation.locale));
  return invitedPage(call, t, invitation, url.searchParams.get("stars"));
}
