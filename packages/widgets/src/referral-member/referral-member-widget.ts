import { ReferralDesk } from "../referral/member/referral-desk.ts";
import { withParts } from "../referral/with-parts.ts";

/** The referral widget as members load it: of its words those that only the form has come with that. */
export const widget = withParts({
  Desk: ReferralDesk,
  loadForm: async () => (await import("./form-with-words.ts")).FormWithWords,
});
