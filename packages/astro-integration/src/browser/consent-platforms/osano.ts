import { adapter, whenThere } from "./follow.ts";

type Consent = Readonly<Record<string, string | undefined>>;

interface Manager {
  addEventListener(name: string, heard: (consent?: Consent) => void): void;
}

/**
 * Osano:
 * https://developers.osano.com/cmp/javascript-api/developer-documentation-consent-javascript-api
 */
export default adapter(
  {
    functional: "PERSONALIZATION",
    personalization: "PERSONALIZATION",
    analytics: "ANALYTICS",
    marketing: "MARKETING",
  },
  (tell) =>
    whenThere(() => {
      const manager = (window as { Osano?: { cm?: Manager } }).Osano?.cm;
      // Heard at once where it has happened; without an answer there is no consent in it.
      for (const name of ["osano-cm-initialized", "osano-cm-consent-saved"]) {
        manager?.addEventListener(name, (consent) => {
          if (!consent) return;
          tell((category) => (category in consent ? consent[category] === "ACCEPT" : undefined));
        });
      }
      return !!manager;
    }),
);
