import { type Localized, localized } from "../platform/texts.ts";
import type { OptionSource } from "../platform/widget.ts";

/** A program, as the site's config declares it. Texts may differ by language. */
export interface ReferralProgram {
  readonly id: string;
  readonly name: Localized;
  /** The offer in a sentence. */
  readonly text: Localized;
  readonly terms: {
    readonly text: Localized;
    readonly version: string;
    readonly page?: Localized;
  };
  /** When it begins, and the first moment at which it does not go: milliseconds since 1970. */
  readonly starts?: number;
  readonly ends?: number;
  /** Whether people may be asked for their first name, for friends to see. */
  readonly showName?: boolean;
}

/** What a site says of its programs, for all referral widgets. */
export interface ReferralSettings {
  /** The first where an element names none. */
  readonly programs: readonly ReferralProgram[];
}

/** All that a referral widget needs to know, in its language. */
export interface ReferralOptions {
  readonly server: string;
  readonly locale: string;
  /** Its id; empty where the site names none, which is then the server's first. */
  readonly program: string;
  readonly heading: string | undefined;
  readonly description: string | undefined;
  readonly button: string | undefined;
  readonly terms: ReferralTerms | undefined;
  readonly starts: number;
  readonly ends: number;
  readonly showName: boolean;
}

/** What people agree to by taking a link. */
export interface ReferralTerms {
  readonly text: string;
  readonly version: string;
  readonly page?: string | undefined;
}

/** Options from attributes and the site's settings. */
export function readReferralOptions(source: OptionSource): ReferralOptions {
  const { attribute, server, locale } = source;
  const { programs = [] } = (source.settings ?? {}) as Partial<ReferralSettings>;
  const named = attribute("program");
  const found = programs.find(({ id }) => !named || id === named);
  const say = (text: Localized | undefined) => text && localized(text, locale);
  const { terms } = found ?? {};
  return {
    server,
    locale,
    program: named ?? found?.id ?? "",
    heading: attribute("heading") ?? say(found?.name),
    description: attribute("description") ?? say(found?.text),
    button: attribute("button") ?? undefined,
    terms: terms && { text: say(terms.text)!, version: terms.version, page: say(terms.page) },
    starts: found?.starts ?? 0,
    ends: found?.ends ?? Infinity,
    showName: found?.showName ?? false,
  };
}
