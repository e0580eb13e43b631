import type { ReadConfig } from "@stagelight/core/config";
import type { Connectors } from "./read-connectors.ts";

/** What to do about {@link awaitingConsent}. */
export const CONSENT_HELP =
  'Write purpose: "necessary" where people have asked for it, such as an order for the warehouse; or its present purpose, where that is meant.';

/**
 * Who may wonder why nothing is sent: destinations whose purpose the config leaves to its default,
 * where consent is required. A sentence without its stop; nothing where there is none.
 */
export function awaitingConsent(
  { consent, connectors }: Pick<ReadConfig, "consent" | "connectors">,
  { destinations }: Connectors,
): string | undefined {
  if (consent.mode === "implied") return undefined;
  const waiting = connectors.flatMap(({ name, purpose }) => {
    const its = purpose ? undefined : destinations.get(name);
    return its && its.purpose !== "necessary" ? [its] : [];
  });
  if (waiting.length === 0) return undefined;
  const purposes = [...new Set(waiting.map(({ purpose }) => purpose))];
  const names = waiting.map(({ name }) => name).join(", ");
  return `${names}: nothing is sent of people before they have allowed ${purposes.join(" or ")}`;
}
