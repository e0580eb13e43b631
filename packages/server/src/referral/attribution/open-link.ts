import { readCode } from "@stagelight/core/referral";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { userAgentReader } from "../../ingest/user-agent.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import { networkOfCaller } from "../network.ts";
import { activeCode, codeInPath } from "./active-code.ts";
import { isVisit } from "./is-visit.ts";
import { ownPage } from "./own-page.ts";

const readUserAgent = userAgentReader();

/**
 * Leads on to the site, with the code in the address. Whether the code is good for anything does not
 * show: where it leads is the same, and counting waits until that is said.
 *
 * @throws RequestProblem `not-found`
 */
export async function openLink(call: Call): Promise<Response> {
  const { services, request } = call;
  const { referral } = services.config;
  if (!referral) throw new RequestProblem("not-found");
  const shown = codeInPath(call);
  const { code } = (await activeCode(services, shown)) ?? {};
  const bot = readUserAgent(request.headers.get("user-agent"))?.bot;
  if (code !== undefined && !bot && isVisit(request)) count(call, code);
  const target = targetOf(call, referral.landing);
  target.searchParams.set(referral.parameter, readCode(shown) ?? shown);
  return new Response(null, {
    status: 303,
    headers: {
      location: target.href,
      "cache-control": "no-store",
      "x-robots-tag": "noindex",
      "x-content-type-options": "nosniff",
    },
  });
}

/** The page that the link asks for, if it is one of the site's, or where the config has links lead. */
function targetOf({ services, request, url }: Call, landing: string): URL {
  const { config, links, settings } = services;
  const site = URL.canParse(links.site()) ? links.site() : new URL("/", url).href;
  const next = url.searchParams.get("next");
  const own = next && ownPage(next, site, [...settings.origins, new URL(site).origin]);
  // One link of the server's behind another would go on for ever.
  if (own && !own.pathname.startsWith(`${settings.basePath}/`)) return own;
  const [language = ""] = (request.headers.get("accept-language") ?? "").split(/[,;]/);
  return new URL(pageAt(config, { site: () => site }, landing, language)!);
}

function count({ services, address }: Call, code: string): void {
  const { store, clock, logger } = services;
  const click = { code, network: networkOfCaller(address), now: clock.now() };
  store.run("countClick", click).catch((error: unknown) => {
    logger.warn({ err: error }, "A visit by a friend's link was not counted.");
  });
}
