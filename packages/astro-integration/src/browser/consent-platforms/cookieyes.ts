import { adapter } from "./follow.ts";

interface Consent {
  readonly isUserActionCompleted?: boolean;
  readonly categories?: Readonly<Record<string, boolean | undefined>>;
}

interface Update {
  readonly accepted?: readonly string[];
  readonly rejected?: readonly string[];
}

/**
 * CookieYes:
 * https://www.cookieyes.com/documentation/retrieving-consent-data-using-api-getckyconsent/ and
 * https://www.cookieyes.com/documentation/events-on-cookie-banner-load/
 */
export default adapter(
  {
    functional: "functional",
    personalization: "functional",
    analytics: ["analytics", "performance"],
    marketing: "advertisement",
  },
  (tell) => {
    const read = ({ isUserActionCompleted, categories }: Consent = {}): void => {
      if (isUserActionCompleted) tell((category) => categories?.[category]);
    };
    document.addEventListener("cookieyes_banner_load", (event) =>
      read((event as CustomEvent<Consent>).detail),
    );
    document.addEventListener("cookieyes_consent_update", (event) => {
      const { accepted = [], rejected = [] } = (event as CustomEvent<Update>).detail;
      tell(
        (category) =>
          accepted.includes(category) || (rejected.includes(category) ? false : undefined),
      );
    });
    read((window as { getCkyConsent?: () => Consent }).getCkyConsent?.());
  },
);
