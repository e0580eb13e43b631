import type { AudienceTable } from "../audience/evaluate.ts";
import type { ReadChat } from "./chat.ts";
import { type ChatSettings, chatSettings } from "./chat-settings.ts";
import { type NewsletterSettings, newsletterSettings, type ReadNewsletter } from "./newsletter.ts";
import type { ReadReferral } from "./referral.ts";
import { type ReferralSettings, referralSettings } from "./referral-settings.ts";
import type { ReadReview } from "./review.ts";
import { type ReviewSettings, reviewSettings } from "./review-settings.ts";
import { type ReadSurvey, type SurveySettings, surveySettings } from "./survey.ts";

/** What a site's widgets have to know of its config, by their names. Pages load it: nothing is secret. */
export interface WidgetSettings {
  /** Nothing where the site has no newsletter. */
  readonly newsletter?: NewsletterSettings;
  /** Nothing where the site has no referral. */
  readonly referral?: ReferralSettings;
  /** Nothing where the site has no reviews. */
  readonly review?: ReviewSettings;
  /** By their ids; nothing where the site has none. */
  readonly surveys?: Readonly<Record<string, SurveySettings>>;
  /** Nothing where the site has no chat. */
  readonly chat?: ChatSettings;
  /** The config's audiences, for elements that name one; nothing where it names none. */
  readonly audiences?: Readonly<Record<string, AudienceTable>>;
}

/** What `embed/site.js` says, whoever serves it. */
export function widgetSettings(config: {
  readonly newsletter?: ReadNewsletter | undefined;
  readonly referral?: ReadReferral | undefined;
  readonly review?: ReadReview | undefined;
  readonly surveys?: readonly ReadSurvey[];
  readonly chat?: ReadChat | undefined;
  readonly audienceTables?: Readonly<Record<string, AudienceTable>>;
  readonly site: { readonly locales: readonly string[] };
}): WidgetSettings {
  const newsletter = newsletterSettings(config);
  const referral = referralSettings(config);
  const review = reviewSettings(config);
  const surveys = surveySettings(config.surveys ?? []);
  const chat = chatSettings(config);
  const { audienceTables: audiences = {} } = config;
  const named = Object.keys(audiences).length > 0;
  return {
    ...(newsletter && { newsletter }),
    ...(referral && { referral }),
    ...(review && { review }),
    ...(surveys && { surveys }),
    ...(chat && { chat }),
    ...(named && { audiences }),
  };
}
