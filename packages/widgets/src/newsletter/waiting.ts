import { keep, kept, waitingKey } from "../platform/storage.ts";
import type { FilledIn } from "./keep-filled-in.ts";
import type { NewsletterOptions } from "./newsletter-options.ts";
import { bodyOf, type NewsletterBody } from "./said.ts";

/** A form that was sent without a connection. */
export interface Waiting {
  readonly server: string;
  readonly body: NewsletterBody;
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** Where they lie. */
export const WAITING = waitingKey("newsletter");

/** Nobody waits longer for a newsletter. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;

/** What waits to be sent. */
export function waiting(options: NewsletterOptions): readonly Waiting[] {
  try {
    const found = JSON.parse(kept(WAITING) ?? "[]") as (Waiting | FilledIn)[];
    return found
      .map((form) => ("filledIn" in form ? asSent(form, options) : form))
      .filter(({ at, body }) => body.email && Date.now() - at < LONGEST_MS);
  } catch {
    // Anybody may have written it.
    return [];
  }
}

/** Keeps a form until it can be sent; tells whether this browser could. */
export function keepWaiting(form: Waiting, options: NewsletterOptions): boolean {
  return write([...others(options, form), form]);
}

/** Forgets a form that was sent, and all that has waited too long. */
export function forget(options: NewsletterOptions, form?: Waiting): void {
  write(others(options, form));
}

function others(options: NewsletterOptions, form?: Waiting): readonly Waiting[] {
  return waiting(options).filter(({ body }) => body.idempotency !== form?.body.idempotency);
}

function asSent({ server, at, filledIn }: FilledIn, options: NewsletterOptions): Waiting {
  const { values, form, fixedLists, page, idempotency } = filledIn;
  return {
    server,
    at,
    body: { ...bodyOf({ ...options, form, fixedLists }, values), page, idempotency },
  };
}

function write(forms: readonly Waiting[]): boolean {
  return keep(WAITING, forms.length > 0 ? JSON.stringify(forms) : undefined);
}
