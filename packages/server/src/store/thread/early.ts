import { startEarly } from "./start.ts";

/** Starts the store thread before it is known what it works with. */
export function startStoreEarly(): void {
  startEarly(new URL(import.meta.url), "./thread");
}
