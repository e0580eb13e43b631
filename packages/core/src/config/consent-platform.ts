import type { PURPOSES } from "../consent/purposes.ts";

/** Ids of the consent platforms whose answers are followed. */
export const CONSENT_PLATFORMS = [
  "cookiebot",
  "cookieyes",
  "didomi",
  "google-consent-mode",
  "iab-tcf",
  "klaro",
  "onetrust",
  "osano",
  "usercentrics",
  "vanilla-cookieconsent",
] as const;

/** Id of a consent platform. */
export type ConsentPlatformId = (typeof CONSENT_PLATFORMS)[number];

/** The platform's categories that stand for each purpose. */
export type PlatformPurposes = {
  readonly [Purpose in (typeof PURPOSES)[number]]?: string | readonly string[];
};

/** A consent platform that asks in our place. */
export interface ConsentPlatform {
  readonly id: ConsentPlatformId;
  /**
   * Categories of the platform, by its own ids, where they are not the usual ones:
   * `{ personalization: "C0003", marketing: ["C0004", "C0005"] }`. A purpose is allowed when all of
   * its categories that the platform asks about are.
   */
  readonly purposes?: PlatformPurposes;
}
