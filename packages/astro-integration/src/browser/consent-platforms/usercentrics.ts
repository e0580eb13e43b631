import { listen } from "../../anywhere/listen.ts";
import { adapter } from "./follow.ts";

/** Version 3: the event's detail, and what `getConsentDetails` answers. */
interface Details {
  readonly consent?: { readonly type?: string };
  readonly categories?: Readonly<Record<string, { readonly state?: string } | undefined>>;
}

/** Version 2, and 3 for those who come from there: an entry of the data layer. */
interface Status {
  readonly event?: string;
  readonly type?: string;
  readonly ucCategory?: Readonly<Record<string, boolean | null | undefined>>;
}

interface Page {
  dataLayer?: unknown;
  __ucCmp?: { getConsentDetails(): Promise<Details> };
}

/**
 * Usercentrics: version 2, https://usercentrics.com/docs/web/features/v2/events_v2/events_v2/, and
 * version 3, https://usercentrics.com/beta-docs/consent-status
 */
export default adapter(
  {
    functional: ["functional", "preferences"],
    personalization: ["functional", "preferences"],
    analytics: ["analytics", "statistics"],
    marketing: "marketing",
  },
  (tell) => {
    const page = window as Page;
    // What nobody has chosen is implicit.
    const chosen = (type?: string): boolean => /^explicit$/i.test(type ?? "");
    const read = ({ consent, categories = {} }: Details): void => {
      if (!chosen(consent?.type)) return;
      tell((id) => (id in categories ? categories[id]?.state === "ALL_ACCEPTED" : undefined));
    };
    addEventListener("UC_CONSENT", (event) => read((event as CustomEvent<Details>).detail));
    void page.__ucCmp?.getConsentDetails().then(read);
    const layer = (page.dataLayer ??= []);
    if (!Array.isArray(layer)) return;
    listen(layer, (entry) => {
      const { event, type, ucCategory = {} } = entry as Status;
      if (event !== "consent_status" || !chosen(type)) return;
      // A category of which only some services are allowed is null.
      tell((id) => (id in ucCategory ? ucCategory[id] === true : undefined));
    });
  },
);
