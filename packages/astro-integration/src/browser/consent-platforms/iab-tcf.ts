import { adapter, whenThere } from "./follow.ts";

interface TCData {
  readonly eventStatus?: string;
  readonly gdprApplies?: boolean;
  readonly purpose?: { readonly consents?: Readonly<Record<string, boolean | undefined>> };
}

type TcfApi = (
  command: "addEventListener",
  version: 2,
  heard: (data: TCData, success: boolean) => void,
) => void;

/**
 * IAB Europe's Transparency & Consent Framework 2.2, whichever platform speaks it. Where the GDPR
 * does not apply, it tells no choice.
 * https://github.com/InteractiveAdvertisingBureau/GDPR-Transparency-and-Consent-Framework/blob/master/TCFv2/IAB%20Tech%20Lab%20-%20CMP%20API%20v2.md
 */
export default adapter(
  {
    functional: "1",
    personalization: ["1", "5", "6"],
    analytics: ["1", "8", "9"],
    marketing: ["1", "2", "3", "4", "7"],
  },
  (tell) =>
    whenThere(() => {
      const { __tcfapi } = window as { __tcfapi?: TcfApi };
      __tcfapi?.("addEventListener", 2, ({ eventStatus, gdprApplies, purpose }, success) => {
        const answered = eventStatus == "tcloaded" || eventStatus == "useractioncomplete";
        // A purpose without a consent is left out as well as told to be refused.
        if (success && answered && gdprApplies !== false) {
          tell((category) => !!purpose?.consents?.[category]);
        }
      });
      return !!__tcfapi;
    }),
);
