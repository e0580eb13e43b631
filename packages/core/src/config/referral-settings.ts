import { pageByLocale } from "./localized-page.ts";
import type { Localized } from "./localized.ts";
import type { ReadReferral, ReadReferralProgram, ReferralTerms } from "./referral.ts";

/** What widgets have to know of referral, in a browser. */
export interface ReferralSettings {
  /** Where links lead, as in `mail.links`. */
  readonly landing: string;
  /** The parameter that the code stands in. */
  readonly parameter: string;
  /** At least one; the first where none is named. */
  readonly programs: readonly ReferralProgramSettings[];
}

/** What widgets have to know of a program, in a browser. */
export interface ReferralProgramSettings {
  readonly id: string;
  readonly name: Localized;
  readonly text: Localized;
  /** The page by the site's languages, where it differs. */
  readonly terms: Omit<ReferralTerms, "page"> & { readonly page?: Localized };
  /** What the friend has at once. */
  readonly gift?: Localized;
  /** What there is to earn; milestones with their number of friends. */
  readonly rewards: readonly {
    readonly id: string;
    readonly to: "referrer" | "friend";
    readonly text: Localized;
    readonly friends?: number;
  }[];
  /** Milliseconds since 1970. */
  readonly starts?: number;
  /** Milliseconds since 1970. */
  readonly ends?: number;
  /** Members may be asked for their first name. */
  readonly showName?: true;
  readonly invitations?: true;
}

/** What a site's referral widgets have to know, for pages: nothing of it is secret. Nothing without referral. */
export function referralSettings({
  referral,
  site: { locales },
}: {
  readonly referral?: ReadReferral | undefined;
  readonly site: { readonly locales: readonly string[] };
}): ReferralSettings | undefined {
  if (!referral) return undefined;
  const { landing, parameter, programs } = referral;
  return {
    landing,
    parameter,
    programs: programs.map((program) => programSettings(program, locales)),
  };
}

function programSettings(
  {
    id,
    name,
    text,
    terms: { page, ...terms },
    gift,
    rewards,
    starts,
    ends,
    showName,
    invitations,
  }: ReadReferralProgram,
  locales: readonly string[],
): ReferralProgramSettings {
  return {
    id,
    name,
    text,
    terms: { ...terms, ...(page !== undefined && { page: pageByLocale(page, locales) }) },
    ...(gift && { gift: gift.text }),
    rewards: rewards.map(({ id: reward, to, text: said, for: deed }) => ({
      id: reward,
      to,
      text: said,
      ...(deed.kind === "friends" && { friends: deed.count }),
    })),
    ...(starts !== undefined && { starts }),
    ...(ends !== undefined && { ends }),
    ...(showName && { showName }),
    ...(invitations && { invitations }),
  };
}
