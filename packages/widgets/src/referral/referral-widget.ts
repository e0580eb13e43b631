import { ReferralForm } from "./form/referral-form.ts";
import { withParts } from "./with-parts.ts";

/** As strangers load it. */
export const widget = withParts({
  Form: ReferralForm,
  loadDesk: async () => (await import("./member/referral-desk.ts")).ReferralDesk,
});
