import { adapter } from "./follow.ts";

interface Cookiebot {
  readonly hasResponse?: boolean;
  readonly consent?: Readonly<Record<string, boolean | undefined>>;
}

/** Cookiebot: https://www.cookiebot.com/en/developer/ */
export default adapter(
  {
    functional: "preferences",
    personalization: "preferences",
    analytics: "statistics",
    marketing: "marketing",
  },
  (tell) => {
    const read = (): void => {
      const { Cookiebot } = window as { Cookiebot?: Cookiebot };
      if (Cookiebot?.hasResponse) tell((category) => Cookiebot.consent?.[category]);
    };
    for (const name of ["CookiebotOnConsentReady", "CookiebotOnAccept", "CookiebotOnDecline"]) {
      addEventListener(name, read);
    }
    read();
  },
);
