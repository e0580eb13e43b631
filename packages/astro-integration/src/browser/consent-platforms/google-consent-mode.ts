import { listen } from "../../anywhere/listen.ts";
import { adapter } from "./follow.ts";

type State = Readonly<Record<string, unknown>>;

/**
 * Google Consent Mode v2, as a platform of its own tells it: `gtag("consent", "update", …)`. A
 * default is no choice of the visitor, and an update may speak of some kinds of storage only.
 * https://developers.google.com/tag-platform/security/guides/consent
 */
export default adapter(
  {
    functional: "functionality_storage",
    personalization: "personalization_storage",
    analytics: "analytics_storage",
    marketing: ["ad_storage", "ad_user_data", "ad_personalization"],
  },
  (tell) => {
    const page = window as { dataLayer?: unknown };
    const layer = (page.dataLayer ??= []);
    if (!Array.isArray(layer)) return;
    const known: Record<string, unknown> = {};
    listen(layer, (entry) => {
      const { 0: command, 1: kind, 2: state } = entry as State;
      if (command !== "consent" || kind !== "update") return;
      Object.assign(known, state);
      tell((category) => (category in known ? known[category] === "granted" : undefined));
    });
  },
);
