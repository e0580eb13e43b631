/**
 * What vendors publish of their platforms, without the dialogs: scripts that keep an answer, tell
 * it as the vendor's documentation says (its address is in each adapter), and take a new one by
 * `answer(categories)`. Nothing here comes from a vendor's code.
 */

/** What all of them need. */
const PRELUDE = `
  const stored = () => JSON.parse(localStorage.getItem("platform"));
  const states = (all) => Object.fromEntries(all.map((id) => [id, !!stored()?.includes(id)]));
  window.answer = (categories) => {
    const first = !stored();
    localStorage.setItem("platform", JSON.stringify(categories));
    changed(first);
  };
`;

/** A platform: its script, and what a visitor answers who allows analytics alone, or everything. */
export interface Interface {
  readonly script: string;
  readonly analytics: readonly string[];
  readonly all: readonly string[];
  /** Whether analytics cannot be allowed without what functional needs. */
  readonly functionalToo?: boolean;
}

const script = (text: string): string => `(() => {${PRELUDE}${text}})();`;

/** By the platform's id, a colon and a version where there are two. */
export const INTERFACES: Readonly<Record<string, Interface>> = {
  cookiebot: {
    script: script(`
      const load = () => {
        window.Cookiebot = {
          hasResponse: !!stored(),
          consent: states(["preferences", "statistics", "marketing"]),
        };
        dispatchEvent(new Event("CookiebotOnConsentReady"));
      };
      const changed = () => {
        load();
        dispatchEvent(new Event(stored().length ? "CookiebotOnAccept" : "CookiebotOnDecline"));
      };
      load();
    `),
    analytics: ["statistics"],
    all: ["preferences", "statistics", "marketing"],
  },
  cookieyes: {
    script: script(`
      const ids = ["functional", "analytics", "performance", "advertisement"];
      window.getCkyConsent = () => ({
        isUserActionCompleted: !!stored(),
        categories: { necessary: true, ...states(ids) },
      });
      const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
      const changed = () => tell("cookieyes_consent_update", {
        accepted: ["necessary", ...stored()],
        rejected: ids.filter((id) => !stored().includes(id)),
      });
      tell("cookieyes_banner_load", getCkyConsent());
    `),
    analytics: ["analytics", "performance"],
    all: ["functional", "analytics", "performance", "advertisement"],
  },
  didomi: {
    script: script(`
      const ids = ["cookies", "create_content_profile", "select_personalized_content",
        "measure_content_performance", "market_research", "create_ads_profile",
        "select_personalized_ads"];
      const Didomi = {
        isUserStatusPartial: () => !stored(),
        getCurrentUserStatus: () => ({
          purposes: Object.fromEntries(
            Object.entries(states(ids)).map(([id, enabled]) => [id, { id, enabled }]),
          ),
        }),
      };
      const changed = () => {
        for (const { event, listener } of window.didomiEventListeners ?? []) {
          if (event == "consent.changed") listener();
        }
      };
      addEventListener("load", () => {
        for (const run of window.didomiOnReady ?? []) run(Didomi);
        window.didomiOnReady = { push: (run) => run(Didomi) };
      });
    `),
    analytics: ["cookies", "measure_content_performance", "market_research"],
    all: [
      "cookies",
      "create_content_profile",
      "select_personalized_content",
      "measure_content_performance",
      "market_research",
      "create_ads_profile",
      "select_personalized_ads",
    ],
    functionalToo: true,
  },
  "google-consent-mode": {
    script: script(`
      window.dataLayer = window.dataLayer || [];
      function gtag() { dataLayer.push(arguments); }
      const ids = ["ad_storage", "ad_user_data", "ad_personalization", "analytics_storage",
        "functionality_storage", "personalization_storage"];
      const state = () => Object.fromEntries(
        ids.map((id) => [id, stored()?.includes(id) ? "granted" : "denied"]),
      );
      gtag("consent", "default", { ...state(), wait_for_update: 500 });
      const changed = () => gtag("consent", "update", state());
      if (stored()) changed();
    `),
    analytics: ["analytics_storage"],
    all: [
      "ad_storage",
      "ad_user_data",
      "ad_personalization",
      "analytics_storage",
      "functionality_storage",
      "personalization_storage",
    ],
  },
  "iab-tcf": {
    script: script(`
      const listeners = [];
      const data = (eventStatus) => ({
        eventStatus,
        gdprApplies: true,
        purpose: { consents: Object.fromEntries((stored() ?? []).map((id) => [id, true])) },
      });
      window.__tcfapi = (command, version, heard) => {
        if (command != "addEventListener" || version != 2) return heard(null, false);
        listeners.push(heard);
        heard(data(stored() ? "tcloaded" : "cmpuishown"), true);
      };
      const changed = () => listeners.forEach((heard) => heard(data("useractioncomplete"), true));
    `),
    analytics: ["1", "8", "9"],
    all: ["1", "2", "3", "4", "5", "6", "7", "8", "9"],
    functionalToo: true,
  },
  onetrust: {
    script: script(`
      window.OneTrust = { IsAlertBoxClosed: () => !!stored() };
      const load = () => {
        window.OnetrustActiveGroups = ["", "C0001", ...(stored() ?? []), ""].join(",");
        dispatchEvent(new CustomEvent("OneTrustGroupsUpdated", {
          detail: ["C0001", ...(stored() ?? [])],
        }));
      };
      const changed = () => {
        load();
        dispatchEvent(new Event("OTConsentApplied"));
      };
      load();
    `),
    analytics: ["C0002"],
    all: ["C0002", "C0003", "C0004"],
  },
  osano: {
    script: script(`
      const listeners = [];
      const consent = () => Object.fromEntries(
        Object.entries({ ESSENTIAL: true, ...states(["ANALYTICS", "MARKETING", "PERSONALIZATION"]) })
          .map(([id, yes]) => [id, yes ? "ACCEPT" : "DENY"]),
      );
      window.Osano = { cm: { addEventListener(name, heard) {
        listeners.push([name, heard]);
        if (name == "osano-cm-initialized") heard(stored() ? consent() : undefined);
      } } };
      const changed = () => {
        for (const [name, heard] of listeners) {
          if (name == "osano-cm-consent-saved") heard(consent());
        }
      };
    `),
    analytics: ["ANALYTICS"],
    all: ["ANALYTICS", "MARKETING", "PERSONALIZATION"],
  },
  "usercentrics:2": {
    script: script(`
      window.dataLayer = window.dataLayer || [];
      const tell = (action) => dataLayer.push({
        event: "consent_status",
        action,
        type: stored() ? "explicit" : "implicit",
        "Some Service": false,
        ucCategory: { essential: true, ...states(["functional", "statistics", "marketing"]) },
      });
      const changed = () => tell("onUpdateServices");
      tell("onInitialPageLoad");
    `),
    analytics: ["statistics"],
    all: ["functional", "statistics", "marketing"],
  },
  "usercentrics:3": {
    script: script(`
      const details = () => ({
        consent: { type: stored() ? "EXPLICIT" : "IMPLICIT" },
        categories: Object.fromEntries(
          Object.entries(states(["functional", "statistics", "marketing"]))
            .map(([id, yes]) => [id, { state: yes ? "ALL_ACCEPTED" : "ALL_DENIED" }]),
        ),
      });
      window.__ucCmp = { getConsentDetails: async () => details() };
      const changed = () =>
        dispatchEvent(new CustomEvent("UC_CONSENT", { detail: details() }));
    `),
    analytics: ["statistics"],
    all: ["functional", "statistics", "marketing"],
  },
};
