import type { AudienceTable } from "../audience/evaluate.ts";
import { type NewsletterSettings, newsletterSettings, type ReadNewsletter } from "./newsletter.ts";
import type { ReadReferral } from "./referral.ts";
import { type ReferralSettings, referralSettings } from "./referral-settings.ts";

/** What a site's widgets have to know of its config, by their names. Pages load it: nothing is secret. */
export interface WidgetSettings {
  /** Nothing where the site has no newsletter. */
  readonly newsletter?: NewsletterSettings;
  /** Nothing where the site has no referral. */
  readonly referral?: ReferralSettings;
  /** The config's audiences, for elements that name one; nothing where it names none. */
  readonly audiences?: Readonly<Record<string, AudienceTable>>;
}

/** What `embed/site.js` says, whoever serves it. */
export function widgetSettings(config: {
  readonly newsletter?: ReadNewsletter | undefined;
  readonly referral?: ReadReferral | undefined;
  readonly audienceTables?: Readonly<Record<string, AudienceTable>>;
  readonly site: { readonly locales: readonly string[] };
}): WidgetSettings {
  const newsletter = newsletterSettings(config);
  const referral = referralSettings(config);
  const { audienceTables: audiences = {} } = config;
  const named = Object.keys(audiences).length > 0;
  return {
    ...(newsletter && { newsletter }),
    ...(referral && { referral }),
    ...(named && { audiences }),
  };
}
