import type { Sent } from "./send.ts";
import { keep, kept } from "./storage.ts";

/** A form that was sent without a connection. */
export interface Waiting {
  readonly address: string;
  readonly body: { readonly idempotency: string };
  /** When, in milliseconds since 1970. */
  readonly at: number;
}

/** Nothing waits longer. */
const LONGEST_MS = 7 * 24 * 60 * 60 * 1000;

/** Keeps a form until it can be sent; tells whether this browser could. */
export function keepWaiting(key: string, form: Waiting): boolean {
  return write(key, [...others(key, form), form]);
}

/**
 * Sends what waits: one tab at a time. What was taken goes, and what never will be; without an answer it
 * stays where it is.
 */
export async function sendWaiting(
  key: string,
  send: (form: Waiting) => Promise<Sent>,
): Promise<void> {
  const work = async () => {
    for (const form of waiting(key)) {
      const outcome = await send(form);
      const over =
        outcome.kind === "failed"
          ? /^(invitation|token)-/.test(outcome.code ?? "")
          : /taken|invalid/.test(outcome.kind);
      if (over) write(key, others(key, form));
    }
    // What has waited too long goes.
    write(key, waiting(key));
  };
  const { locks } = navigator;
  await (locks ? locks.request(key, work) : work());
}

function waiting(key: string): readonly Waiting[] {
  try {
    const found = JSON.parse(kept(key) ?? "[]") as Waiting[];
    return found.filter(({ at, body }) => body?.idempotency && Date.now() - at < LONGEST_MS);
  } catch {
    // Anybody may have written it.
    return [];
  }
}

function others(key: string, form: Waiting): readonly Waiting[] {
  return waiting(key).filter(({ body }) => body.idempotency !== form.body.idempotency);
}

function write(key: string, forms: readonly Waiting[]): boolean {
  return keep(key, forms.length > 0 ? JSON.stringify(forms) : undefined);
}
