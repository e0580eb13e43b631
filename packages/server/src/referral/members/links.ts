import type { ReadReferral } from "@stagelight/core/config";
import type { Services } from "../../http/route.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import { type ReferralLink, writeReferralToken } from "./token.ts";

/** Path of the server's own page of a member, below the base path. */
export const OPEN_PATH = "/v1/referral/open";

type Linking = Pick<Services, "config" | "ring" | "links">;

/**
 * Where a mail leads its member: to the page of the site that has the widget, else to the server's own.
 * On the site's page the token is a fragment, which no server and no log gets to see.
 */
export function memberLink(services: Linking, link: ReferralLink): string {
  const t = writeReferralToken(services, link);
  const { config, links } = services;
  const own = config.referral?.page;
  const page = own === undefined ? undefined : pageAt(config, links, own, link.language);
  return page === undefined
    ? links.server(OPEN_PATH, { t })
    : `${page.split("#")[0]}#referral=${t}`;
}

/** What a member shares: the link itself, and a shorter one that counts and leads there. */
export function shareLinks(
  { config, links }: Pick<Services, "config" | "links">,
  { landing, parameter }: Pick<ReadReferral, "landing" | "parameter">,
  code: string,
  language: string,
): { readonly link: string; readonly short: string } {
  const short = links.server(`/r/${code}`);
  const page = pageAt(config, links, landing, language);
  if (page === undefined) return { link: short, short };
  const link = new URL(page);
  link.searchParams.set(parameter, code);
  return { link: link.href, short };
}
