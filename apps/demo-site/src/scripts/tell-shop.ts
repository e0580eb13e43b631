import { allows } from "./track.ts";
import { visitor } from "./your-data/server.ts";

/** Does something once the tracker has taken in an event: the visitor's choice is known by then. */
export function onceTold(name: string, work: () => void): void {
  const listen = (event: Event): void => {
    if ((event as CustomEvent<{ event?: string }>).detail.event !== name) return;
    document.removeEventListener("stagelight:event", listen);
    work();
  };
  document.addEventListener("stagelight:event", listen);
}

/**
 * Tells the shop's backend of an order or of a checkout, which vouches for it: see shop-backend.mjs.
 * Only for who allows that the server hears of it, since nothing else comes of an order here.
 *
 * @returns whether the backend has taken it in
 */
export async function tellShop(path: "orders" | "checkouts", told: object): Promise<boolean> {
  const { analytics, personalization, marketing } = allows();
  const known = analytics ? await soon(visitor) : undefined;
  if (!known) return false;
  const choice = { analytics, personalization, marketing };
  const locale = document.documentElement.lang;
  try {
    const { ok } = await fetch(`/shop/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ ...told, anonymousId: known.id, locale, consent: choice }),
      keepalive: true,
    });
    return ok;
  } catch {
    // What is ordered stands in this browser all the same.
    return false;
  }
}

/** What is there within a few seconds: the tracker makes the visitor's number when it is needed. */
async function soon<T>(read: () => T | undefined): Promise<T | undefined> {
  for (let tries = 0; tries < 20; tries++) {
    const found = read();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
}
