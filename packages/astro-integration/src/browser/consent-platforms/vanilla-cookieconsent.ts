import { adapter } from "./follow.ts";

interface Preferences {
  readonly acceptedCategories: readonly string[];
  readonly rejectedCategories: readonly string[];
}

interface Page {
  CookieConsent?: { validConsent(): boolean; getUserPreferences(): Preferences };
}

interface Stored {
  readonly categories: readonly string[];
}

/**
 * vanilla-cookieconsent 3: https://cookieconsent.orestbida.com/advanced/callbacks-events.html. Its
 * categories are the site's own. Used as a module it names those that are accepted, no others.
 */
export default adapter(
  {
    functional: ["functional", "functionality"],
    personalization: ["functional", "functionality"],
    analytics: "analytics",
    marketing: ["marketing", "ads"],
  },
  (tell) => {
    const { CookieConsent } = window as Page;
    const read = ({ categories }: Stored): void => {
      const rejected = CookieConsent?.getUserPreferences().rejectedCategories;
      tell((category) =>
        categories.includes(category) ? true : rejected?.includes(category) ? false : undefined,
      );
    };
    for (const name of ["cc:onConsent", "cc:onChange"]) {
      addEventListener(name, (event) => {
        read((event as CustomEvent<{ readonly cookie: Stored }>).detail.cookie);
      });
    }
    if (CookieConsent?.validConsent()) {
      read({ categories: CookieConsent.getUserPreferences().acceptedCategories });
    } else if (!CookieConsent) {
      // As a module it may have told the answer before we came; its cookie still has it.
      const text = /(?:^|; )cc_cookie=([^;]+)/.exec(document.cookie)?.[1];
      try {
        const stored = JSON.parse(decodeURIComponent(text!)) as Stored;
        if (Array.isArray(stored.categories)) read(stored);
      } catch {}
    }
  },
);
