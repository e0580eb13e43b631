import { adapter } from "./follow.ts";

interface Didomi {
  getCurrentUserStatus(): {
    readonly purposes: Readonly<Record<string, { readonly enabled: boolean } | undefined>>;
  };
  isUserStatusPartial?(): boolean;
}

interface Queues {
  didomiOnReady?: { push(run: (didomi: Didomi) => void): unknown };
  didomiEventListeners?: { push(listener: { event: string; listener: () => void }): unknown };
}

/**
 * Didomi: https://developers.didomi.io/cmp/web-sdk/reference/events and
 * https://developers.didomi.io/cmp/web-sdk/reference/api; its ids of purposes are those of the TCF.
 */
export default adapter(
  {
    functional: ["cookies", "functional"],
    personalization: ["create_content_profile", "select_personalized_content"],
    analytics: ["measure_content_performance", "market_research", "analytics"],
    marketing: ["create_ads_profile", "select_personalized_ads", "advertising"],
  },
  (tell) => {
    const queues = window as Queues;
    (queues.didomiOnReady ??= []).push((didomi) => {
      const read = (): void => {
        // Without an answer to everything the visitor is still asked.
        if (didomi.isUserStatusPartial?.()) return;
        const { purposes } = didomi.getCurrentUserStatus();
        // Without this one nothing may be stored, whatever for.
        const stores = purposes["cookies"]?.enabled !== false;
        tell((category) => stores && purposes[category]?.enabled);
      };
      (queues.didomiEventListeners ??= []).push({ event: "consent.changed", listener: read });
      read();
    });
  },
);
