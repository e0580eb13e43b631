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

/** What waits to be sent. */
export function waiting(): readonly Waiting[] {
  try {
    const found = JSON.parse(kept(WAITING_KEY) ?? "[]") as Waiting[];
    return found.filter(({ at, body }) => body.email && Date.now() - at < LONGEST_MS);
  } catch {
    // Anybody may have written it.
    return [];
  }
}

/** Keeps a form until it can be sent; tells whether this browser could. */
export function keepWaiting(form: Waiting): boolean {
  return write([...others(form), form]);
}

/** Forgets a form that was sent, and all that has waited too long. */
export function forget(form?: Waiting): void {
  write(others(form));
}

function others(form?: Waiting): readonly Waiting[] {
  return waiting().filter(({ body }) => body.idempotency !== form?.body.idempotency);
}

function write(forms: readonly Waiting[]): boolean {
  return keep(WAITING_KEY, forms.length > 0 ? JSON.stringify(forms) : undefined);
}
