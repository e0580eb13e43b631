import type { Problem } from "../problems/problem.ts";
import { list } from "../problems/suggest.ts";
import type { StagelightConfig } from "./input.ts";
import { LOCALE_PART } from "./localized-page.ts";
import type { Localized } from "./localized.ts";
import type { FriendDeed, ReferralProgram } from "./referral.ts";

/** What the `referral` key needs elsewhere in the config, and what its parts need of each other. */
export function referralProblems(config: StagelightConfig): Problem[] {
  const { referral, prompts = [] } = config;
  if (!referral) return [];
  const ids = referral.programs.map(({ id }) => id);
  return [
    ...neededElsewhere(config, referral.programs),
    ...referral.programs.flatMap((program, index) => {
      const path = `referral.programs[${index}]`;
      return [...signUps(config, program, path), ...budget(program, path), ...share(program, path)];
    }),
    ...prompts.flatMap(({ widget, attributes = {} }, index): Problem[] => {
      const { program } = attributes;
      if (widget !== "referral" || program === undefined || ids.includes(program as string)) {
        return [];
      }
      return [
        {
          path: `prompts[${index}].attributes.program`,
          expected: `one of referral.programs: ${list(ids)}`,
          found: JSON.stringify(program),
          help: "Name a program, or remove the attribute: it is the first one then.",
        },
      ];
    }),
  ];
}

function neededElsewhere(
  { server, mail, site, referral }: StagelightConfig,
  programs: readonly ReferralProgram[],
): Problem[] {
  const problems: Problem[] = [];
  const needs = (path: string, expected: string, help: string, found = "nothing") => {
    problems.push({ path, expected, found, help });
  };
  if (!server) {
    needs(
      "server",
      "a server, since referral is there",
      "Without a server nobody counts friends and rewards: add server: {}, or remove referral.",
      server === undefined ? "nothing" : JSON.stringify(server),
    );
  }
  if (mail?.from === undefined) {
    needs(
      "mail.from",
      'whom mails are from, such as "Nuri Tea <hello@nuri.example>"',
      "Say it: people get their link and their rewards by mail.",
    );
  }
  if (mail?.postalAddress === undefined && programs.some(({ invitations }) => invitations)) {
    needs(
      "mail.postalAddress",
      'the sender\'s postal address, such as "Nuri Tea, Jongno-gu, Seoul"',
      "Invitations must say where their sender can be found: add it, or remove invitations.",
    );
  }
  const pages = [
    ["referral.page", referral?.page],
    ["referral.landing", referral?.landing],
    ...programs.map(({ terms }, index) => [`referral.programs[${index}].terms.page`, terms.page]),
  ] as const;
  for (const [path = "", page = ""] of pages) {
    if (site?.locales?.length || page.search(LOCALE_PART) < 0) continue;
    needs(
      path,
      "site.locales, since the language is part of the address",
      'Name the languages, such as site: { locales: ["en", "ko"] }, or write the address without brackets.',
      JSON.stringify(page),
    );
  }
  return problems;
}

/** A sign-up is that of the newsletter. */
function signUps(
  { newsletter }: StagelightConfig,
  { qualifies, rewards }: ReferralProgram,
  path: string,
): Problem[] {
  if (newsletter) return [];
  const deeds: (readonly [string, FriendDeed | { friends: number } | undefined])[] = [
    ["qualifies", qualifies],
    ...rewards.map((reward, index) => [`rewards[${index}].for`, reward.for] as const),
  ];
  return deeds.flatMap(([key, deed]) =>
    deed === "sign-up"
      ? {
          path: `${path}.${key}`,
          expected: "a newsletter in the config, which people sign up for",
          found: '"sign-up"',
          help: 'Add newsletter: {}, or write "first-order".',
        }
      : [],
  );
}

/** What rewards must say of their worth, so that a budget can be kept. */
function budget({ budget: whole, rewards }: ReferralProgram, path: string): Problem[] {
  return rewards.flatMap(({ give, worth }, index): Problem[] => {
    const at = `${path}.rewards[${index}]`;
    if (give.kind === "credit" && worth) {
      return [
        {
          path: `${at}.worth`,
          expected: "no worth beside a credit",
          found: JSON.stringify(worth),
          help: "A credit is worth its amount: remove it.",
        },
      ];
    }
    const currency = (give.kind === "credit" ? give : worth)?.currency;
    if (!whole || currency === whole.currency) return [];
    return [
      {
        path: give.kind === "credit" ? `${at}.give.currency` : `${at}.worth`,
        expected: `a worth in ${whole.currency}, since there is a budget`,
        found: currency === undefined ? "nothing" : JSON.stringify(currency),
        help: `Say what the reward costs, such as worth: { amount: 500, currency: "${whole.currency}" }, or remove the budget.`,
      },
    ];
  });
}

/** A text that is shared has the link in it, and names no gift that there is not. */
function share({ share: { text } = {}, gift }: ReferralProgram, path: string): Problem[] {
  return textsOf(text).flatMap(([key, said]): Problem[] => {
    const tell = (expected: string, help: string): Problem => ({
      path: `${path}.share.text${key}`,
      expected,
      found: JSON.stringify(said),
      help,
    });
    const strays = [...said.matchAll(/\{[^{}]*\}/g)]
      .map(([name]) => name)
      .filter((name) => name !== "{link}" && !(gift && name === "{gift}"));
    return [
      ...(said.includes("{link}")
        ? []
        : [tell("{link} in the text", "Write {link} where the link is to stand.")]),
      ...(strays.length > 0
        ? [
            tell(
              gift ? "nothing in braces but {link} and {gift}" : "nothing in braces but {link}",
              strays.includes("{gift}")
                ? "Add a gift to the program, or take {gift} out of the text."
                : `Take ${list(strays, "and")} out of the text.`,
            ),
          ]
        : []),
    ];
  });
}

/** A text in each of its languages, with what its path ends with. */
function textsOf(text: Localized | undefined): [string, string][] {
  if (text === undefined) return [];
  if (typeof text === "string") return [["", text]];
  return Object.entries(text).map(([locale, said]) => [`.${locale}`, said]);
}
