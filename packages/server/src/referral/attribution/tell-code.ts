import { localized } from "@stagelight/core/config";
import type { ReferralCodeAnswer } from "@stagelight/core/endpoints";
import { answerJson } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { activeCode, codeInPath } from "./active-code.ts";

/**
 * What a code is good for.
 *
 * @throws RequestProblem `code-unknown` for every code that counts not or no more, `not-found`
 */
export async function tellCode(call: Call): Promise<Response> {
  const { services, url } = call;
  if (!services.config.referral) throw new RequestProblem("not-found");
  const found = await activeCode(services, codeInPath(call));
  if (!found) throw new RequestProblem("code-unknown");
  const { program, name } = found;
  const locale = url.searchParams.get("locale") || services.config.site.locales[0] || "en";
  const body: ReferralCodeAnswer = {
    program: program.id,
    ...(program.gift && { gift: localized(program.gift.text, locale) }),
    ...(name !== undefined && { name }),
  };
  return answerJson(body);
}
