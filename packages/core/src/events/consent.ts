import { PURPOSES } from "../consent/purposes.ts";

/** What a visitor allows, by purpose. */
export type Consent = Readonly<Record<(typeof PURPOSES)[number], boolean>>;

/**
 * What the visitor allowed when an event happened: `context.consent.categoryPreferences` of the
 * Segment Spec, with our purposes as categories. Only `true` is a yes.
 *
 * @param context the event's, whatever is in it
 * @returns nothing where the event says nothing about consent
 */
export function consentIn(context: unknown): Consent | undefined {
  const said = own(context, "consent");
  if (said === undefined || said === null) return undefined;
  const categories = own(said, "categoryPreferences");
  return Object.fromEntries(
    PURPOSES.map((purpose) => [purpose, own(categories, purpose) === true]),
  ) as Consent;
}

function own(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}
