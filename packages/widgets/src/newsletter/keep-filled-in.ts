import { keep, kept, waitingKey } from "../platform/storage.ts";
import type { Values } from "../platform/values.ts";

/** Where sign-ups lie that were sent without a connection. */
export const WAITING = waitingKey("newsletter");

/** A form as it was filled in: not even what sends it could be loaded. */
export interface FilledIn {
  readonly server: string;
  /** When, in milliseconds since 1970. */
  readonly at: number;
  readonly filledIn: {
    readonly values: Values;
    readonly form: string;
    readonly fixedLists: readonly string[];
    readonly page: string;
    readonly idempotency: string;
  };
}

/** Keeps it until it can be sent; tells whether this browser could. */
export function keepFilledIn(form: FilledIn): boolean {
  try {
    const others = JSON.parse(kept(WAITING) ?? "[]") as unknown[];
    return keep(WAITING, JSON.stringify([...others, form]));
  } catch {
    return false;
  }
}
