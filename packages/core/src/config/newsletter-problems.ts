import type { Problem } from "../problems/problem.ts";
import { list } from "../problems/suggest.ts";
import type { StagelightConfig } from "./input.ts";
import { LOCALE_PART } from "./localized-page.ts";
import { directProblems } from "./newsletter-direct-problems.ts";

/** What the `newsletter` key needs elsewhere in the config. */
export function newsletterProblems({
  site,
  server,
  mail,
  newsletter,
}: Pick<StagelightConfig, "site" | "server" | "mail" | "newsletter">): Problem[] {
  const problems = strayLists(
    mail?.lifecycle,
    newsletter?.lists?.map(({ id }) => id),
  );
  if (!newsletter) return problems;
  const missing = (path: string, expected: string, help: string, found = "nothing") => {
    problems.push({ path, expected, found, help });
  };
  const { direct } = newsletter;
  if (!server && !direct) {
    missing(
      "server",
      "a server, since newsletter is there",
      "Without a server nobody takes in what the form sends: add server: {}, say with newsletter.direct which service it is posted to, or remove newsletter.",
      server === undefined ? "nothing" : JSON.stringify(server),
    );
  } else if (!server) {
    problems.push(...directProblems(newsletter));
  } else if (direct) {
    missing(
      "newsletter.direct",
      "no direct, since there is a server",
      "The server takes sign-ups in: remove it, and tell the service with a connector, or write server: false.",
      JSON.stringify(direct.service),
    );
  } else {
    if (mail?.from === undefined) {
      missing(
        "mail.from",
        'whom confirmations are from, such as "Nuri Tea <hello@nuri.example>"',
        "Say it: whoever signs up is asked by mail whether the address is right.",
      );
    }
    if (mail?.postalAddress === undefined && newsletter.welcome !== false) {
      missing(
        "mail.postalAddress",
        'the sender\'s postal address, such as "Nuri Tea, Jongno-gu, Seoul"',
        "The mail that welcomes people must say where its sender can be found: add it, or set newsletter.welcome to false.",
      );
    }
  }
  if (!newsletter.consent && site?.name === undefined && site?.url === undefined) {
    missing(
      "site.name",
      "what people call the site, since the form says whom they get mail from",
      'Name it, such as site: { name: "Nuri Tea" }, or write newsletter.consent yourself.',
    );
  }
  const { confirmed = "" } = newsletter.pages ?? {};
  if (!site?.locales?.length && confirmed.search(LOCALE_PART) >= 0) {
    missing(
      "newsletter.pages.confirmed",
      "site.locales, since the language is part of the address",
      'Name the languages, such as site: { locales: ["en", "ko"] }, or write the address without brackets.',
      JSON.stringify(confirmed),
    );
  }
  return problems;
}

/** Mails of lists that there are not. */
function strayLists(
  mails: readonly { readonly list?: string }[] = [],
  lists: readonly string[] = [],
): Problem[] {
  return mails.flatMap(({ list: wanted }, index) =>
    wanted === undefined || lists.includes(wanted)
      ? []
      : {
          path: `mail.lifecycle[${index}].list`,
          expected:
            lists.length > 0
              ? `one of newsletter.lists: ${list(lists)}`
              : "a list in newsletter.lists",
          found: JSON.stringify(wanted),
          help: "Name a list of the newsletter, or remove the key.",
        },
  );
}
