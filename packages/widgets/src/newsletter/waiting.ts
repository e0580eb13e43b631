import { keep, kept, WAITING_KEY } from "../platform/storage.ts";
import type { NewsletterBody } from "./send.ts";

/** A form that was sent without a connection. */
export interface Waiting {
  readonly server: string;
  readonly body: NewsletterBody;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** Nobody waits longer for a newsletter. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;

/** What waits to be sent, if anything does. */
export function waiting(): Waiting | undefined {
  try {
    const found = JSON.parse(kept(WAITING_KEY) ?? "null") as Waiting | null;
    if (found && found.body.email && Date.now() - found.at < LONGEST_MS) return found;
  } catch {
    // Anybody may have written it.
  }
  keepWaiting(undefined);
  return undefined;
}

/** Keeps a form until it can be sent, or forgets it; tells whether this browser could. */
export function keepWaiting(form: Waiting | undefined): boolean {
  return keep(WAITING_KEY, form && JSON.stringify(form));
}
