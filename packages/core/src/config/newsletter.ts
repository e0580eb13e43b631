import { type Duration, seconds } from "../time/duration.ts";
import type { Localized } from "./localized.ts";
import { type DirectForm, directForm, type NewsletterDirect } from "./newsletter-direct.ts";

/** The `newsletter` key of the config. With all defaults, one list and one field for the address: `{}`. */
export interface NewsletterConfig {
  /** Lists that a visitor can pick from. Default: one, `"newsletter"`, and nothing to pick. */
  readonly lists?: readonly NewsletterList[];
  /** What the form asks for beside the address. */
  readonly fields?: readonly NewsletterField[];
  /** Whether the form also asks for a name, which may be left empty. Default: `false`. */
  readonly name?: boolean;
  /** What people agree to. Default: a sentence in English, Korean and Chinese. */
  readonly consent?: NewsletterConsent;
  /** What people get for signing up: shown before, given after the confirmation. */
  readonly incentive?: NewsletterIncentive;
  /** How long the link of a confirmation works. Default: `"7d"`. */
  readonly confirmWithin?: Duration;
  /** Whether a mail welcomes who has confirmed. Default: `true`. */
  readonly welcome?: boolean;
  /** Pages of your own, as in `mail.links`. */
  readonly pages?: {
    /** Where people can go on to once they have confirmed. Default: `mail.links.shop`, else the first page. */
    readonly confirmed?: string;
  };
  /** On a site without a server: the service that the form is posted to. */
  readonly direct?: NewsletterDirect;
}

/** A list that people can be on. */
export interface NewsletterList {
  /** Kebab-case; it stands in tables and in links. */
  readonly id: string;
  readonly name: Localized;
  readonly description?: Localized;
  /** How often there is mail, for people: `"weekly"`. */
  readonly frequency?: Localized;
}

/** Something that the form asks for; the server holds what is sent against it. */
export interface NewsletterField {
  /** Names it in what is sent, `fields.<id>`, and among the person's traits. */
  readonly id: string;
  readonly type: "text" | "choice" | "choices" | "number" | "date";
  readonly label: Localized;
  /** Of `choice` and `choices`. */
  readonly choices?: readonly { readonly id: string; readonly label: Localized }[];
  /** Default: `false`. */
  readonly required?: boolean;
  /** Of `choice` and `choices`: what is chosen counts as an interest of the person. */
  readonly interest?: boolean;
}

/** What people agree to by signing up. */
export interface NewsletterConsent {
  readonly text: Localized;
  /** Another one for each change of the text; both are kept with each sign-up. */
  readonly version: string;
  /** Whether a box has to be ticked. It never is before. Default: `false`. */
  readonly box?: boolean;
}

/** What people get for signing up. */
export interface NewsletterIncentive {
  /** Kebab-case. Who has got one gets none again under the same id. Default: `"welcome"`. */
  readonly id?: string;
  /** `code`: of the shop, used once. `entry`: into a give-away. `download`: a link. */
  readonly kind: "code" | "entry" | "download";
  /** What is promised, beside the form. */
  readonly text: Localized;
  /** Of `code`: where codes come from. */
  readonly codes?:
    | {
        /** A file with a code on each line, from the config's folder. */
        readonly pool: string;
      }
    | { readonly generate: { readonly prefix?: string; readonly most: number } };
  /** Of `download`: where it is. */
  readonly url?: string;
  /** How many are given at most, in all and on one day. */
  readonly budget?: { readonly most: number; readonly perDay?: number };
}

/** The `newsletter` key with its defaults. */
export interface ReadNewsletter {
  /** At least one. */
  readonly lists: readonly NewsletterList[];
  /** Whether visitors have something to pick: the config has named lists. */
  readonly pick: boolean;
  readonly fields: readonly NewsletterField[];
  readonly name: boolean;
  readonly consent: Required<NewsletterConsent>;
  readonly incentive?: NewsletterIncentive;
  /** Seconds. */
  readonly confirmWithin: number;
  readonly welcome: boolean;
  readonly pages: NonNullable<NewsletterConfig["pages"]>;
  readonly direct?: DirectForm;
}

/** What a form has to know of it, in a browser. */
export interface NewsletterSettings {
  readonly name?: boolean;
  readonly lists?: readonly {
    readonly id: string;
    readonly name: Localized;
    readonly description?: Localized;
  }[];
  readonly fields?: readonly {
    readonly id: string;
    readonly type: NewsletterField["type"];
    readonly label: Localized;
    readonly choices?: readonly { readonly id: string; readonly label: Localized }[];
    readonly required?: boolean;
    readonly interest?: boolean;
  }[];
  readonly consent: { readonly text: Localized; readonly version: string; readonly box?: boolean };
  /** What is promised. */
  readonly incentive?: Localized;
  /** Where the form goes instead of a server. */
  readonly direct?: DirectForm;
}

/** The list where the config names none. */
const LIST: NewsletterList = {
  id: "newsletter",
  name: { en: "Newsletter", ko: "뉴스레터", zh: "邮件通讯" },
};

/** What people agree to where the config says nothing; another version for each change. */
function plainConsent(site: string): Required<NewsletterConsent> {
  return {
    text: {
      en: `By signing up you agree to receive e-mails from ${site}. You can unsubscribe at any time.`,
      ko: `구독하시면 ${site}의 이메일 수신에 동의하는 것으로 간주됩니다. 언제든지 구독을 취소하실 수 있습니다.`,
      zh: `订阅即表示您同意接收 ${site} 的邮件，您可以随时退订。`,
    },
    version: "stagelight-1",
    box: false,
  };
}

/** Fills in the defaults. */
export function readNewsletter(
  newsletter: NewsletterConfig,
  site: { readonly name?: string; readonly url?: string } = {},
): ReadNewsletter {
  const {
    lists,
    fields = [],
    name = false,
    consent,
    incentive,
    confirmWithin = "7d",
    welcome = true,
    pages = {},
  } = newsletter;
  const direct = directForm(newsletter);
  const called = site.name ?? /^https?:\/\/([^/:?#]+)/.exec(site.url ?? "")?.[1] ?? "";
  return {
    lists: lists ?? [LIST],
    pick: lists !== undefined,
    fields,
    name,
    consent: consent ? { box: false, ...consent } : plainConsent(called),
    ...(incentive && { incentive }),
    confirmWithin: seconds(confirmWithin)!,
    welcome,
    pages,
    ...(direct && { direct }),
  };
}

/** What a site's forms have to know, for pages: nothing of it is secret. Nothing without a newsletter. */
export function newsletterSettings({
  newsletter,
}: {
  readonly newsletter?: ReadNewsletter | undefined;
}): NewsletterSettings | undefined {
  if (!newsletter) return undefined;
  const { name, lists, pick, fields, consent, incentive, direct } = newsletter;
  return {
    ...(name && { name }),
    ...(pick && {
      lists: lists.map(({ id, name: called, description }) => ({
        id,
        name: called,
        ...(description !== undefined && { description }),
      })),
    }),
    ...(fields.length > 0 && { fields }),
    consent: {
      text: consent.text,
      version: consent.version,
      ...(consent.box && { box: true }),
    },
    ...(incentive && { incentive: incentive.text }),
    ...(direct && { direct }),
  };
}
