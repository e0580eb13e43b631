import { adapter } from "./follow.ts";

interface Page {
  OneTrust?: { IsAlertBoxClosed?(): boolean };
  OnetrustActiveGroups?: string;
}

/**
 * OneTrust: https://developer.onetrust.com/onetrust/docs/javascript-events-guide and
 * https://developer.onetrust.com/onetrust/docs/javascript-api. It names the groups that are active.
 */
export default adapter(
  { functional: "C0003", personalization: "C0003", analytics: "C0002", marketing: "C0004" },
  (tell) => {
    const read = (): void => {
      const active = ((window as Page).OnetrustActiveGroups ?? "").split(",");
      tell((category) => active.includes(category));
    };
    // Before the visitor has answered, the groups of the default are active.
    const readAnswer = (): void => {
      if ((window as Page).OneTrust?.IsAlertBoxClosed?.()) read();
    };
    addEventListener("OneTrustGroupsUpdated", readAnswer);
    addEventListener("OTConsentApplied", read);
    readAnswer();
  },
);
