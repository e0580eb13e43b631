import { createHash } from "node:crypto";
import type { Item } from "../../destination.ts";
import { own } from "../../shape/own.ts";

/** A browser and its session, as Google Analytics knows them. */
export interface Client {
  readonly clientId: string;
  /** Only where the event told it: a session cannot be made up. */
  readonly sessionId?: string;
}

/**
 * The browser that an item is about. Where the site passed on what Google's tag calls it, in
 * `context.ga4`, that; otherwise a number of the same form, the same for the same anonymous id.
 */
export function clientOf({ event, person }: Item): Client {
  const ids = own(event.context, "ga4");
  const clientId = own(ids, "clientId");
  const sessionId = String(own(ids, "sessionId") ?? "");
  if (typeof clientId === "string" && /^\d{1,20}\.\d{1,20}$/.test(clientId)) {
    return /^\d{1,20}$/.test(sessionId) ? { clientId, sessionId } : { clientId };
  }
  return { clientId: derived(event.anonymousId ?? person.anonymousIds[0] ?? person.id) };
}

function derived(id: string): string {
  const hash = createHash("sha256").update(id).digest();
  return `${hash.readUInt32BE(0) >>> 1}.${hash.readUInt32BE(4) >>> 1}`;
}
