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

/** What the shop's backend has answered. */
export interface ShopAnswer {
  readonly ok: boolean;
  /** Why it has not taken in what it was told. */
  readonly reason?: string;
}

/**
 * Tells the shop's backend of an order or of a checkout, which vouches for it: see shop-backend.mjs.
 * Only for who allows that the server hears of it, since nothing else comes of an order here.
 *
 * @returns whether the backend has taken it in
 */
export async function tellShop(path: "orders" | "checkouts", told: object): Promise<boolean> {
  const known = await visitorIfAllowed();
  if (!known) return false;
  const { ok } = await askShop(path, { ...told, anonymousId: known, ...whoTells() });
  return ok === true;
}

/**
 * Orders with a code, which the shop has to know to honour it. Of who does not allow that the server
 * hears of visits, it is told the order alone.
 */
export async function orderWithCode(told: object): Promise<Partial<ShopAnswer>> {
  const anonymousId = await visitorIfAllowed();
  return askShop("orders", { ...told, ...(anonymousId && { anonymousId }), ...whoTells() });
}

/** Asks the shop's backend, or tells it something; nothing comes back where it cannot be reached. */
export async function askShop<T extends ShopAnswer>(
  path: string,
  told: object,
): Promise<Partial<T>> {
  try {
    const response = await fetch(`/shop/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(told),
      keepalive: true,
    });
    return (await response.json()) as T;
  } catch {
    return {};
  }
}

async function visitorIfAllowed(): Promise<string | undefined> {
  const known = allows().analytics ? await soon(visitor) : undefined;
  return known?.id;
}

function whoTells(): object {
  const { analytics, personalization, marketing } = allows();
  const consent = { analytics, personalization, marketing };
  return { locale: document.documentElement.lang, consent };
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
