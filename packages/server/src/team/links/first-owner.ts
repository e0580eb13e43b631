import type { Services } from "../../http/route.ts";
import { linkAddress } from "./link.ts";

/**
 * Where the first owner of the dashboard comes in: a link that works once, for a day. The one that was made
 * before works no more.
 *
 * @returns nothing where the site has an owner
 */
export async function firstOwnerLink({
  services,
}: {
  readonly services: Pick<Services, "store" | "clock" | "config" | "ring" | "links">;
}): Promise<string | undefined> {
  const { store, clock } = services;
  const made = await store.run("makeTeamLink", { purpose: "first-admin", now: clock.now() });
  return made.is === "made" ? linkAddress(services, made.link) : undefined;
}
