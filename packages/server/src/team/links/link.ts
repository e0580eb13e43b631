import { siteOf } from "../../http/caller.ts";
import type { Services } from "../../http/route.ts";
import { sign, verify } from "../../keys/signed-value.ts";
import type { TeamLinkTable } from "../../store/team-tables.ts";
import { DASHBOARD_PATH } from "../host/routes.ts";

export type LinkPurpose = TeamLinkTable["purpose"];

/** Milliseconds for which links work. */
export const LINK_LIFE: Readonly<Record<LinkPurpose, number>> = {
  "first-admin": 86_400_000,
  admin: 86_400_000,
  invite: 7 * 86_400_000,
  reset: 3_600_000,
};

/** A link as it is made. */
export interface MadeLink {
  /** Id of the row in `team_link`. */
  readonly id: string;
  readonly purpose: LinkPurpose;
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
}

type Signing = Pick<Services, "config" | "ring">;

/**
 * Where a link leads. The token is a fragment, which no server and no log gets to see; the row alone
 * makes no link.
 */
export function linkAddress(
  { config, ring, links }: Signing & Pick<Services, "links">,
  { id, purpose, expiresAt }: MadeLink,
): string {
  const token = sign(ring, "team-link", siteOf(config), id, expiresAt / 1_000);
  const page = purpose === "reset" ? "reset" : "accept";
  return links.server(`${DASHBOARD_PATH}/${page}#token=${token}`);
}

/**
 * The id of the row that a link's token stands for; nothing for one that this server has not signed for
 * this, or that is over.
 *
 * @param now milliseconds since 1970
 */
export function readLink(
  { config, ring }: Signing,
  token: string,
  now: number,
): string | undefined {
  return verify(ring, "team-link", siteOf(config), token, now / 1_000);
}
