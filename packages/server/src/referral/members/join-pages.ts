import { localized, type Problem, type ReadReferralProgram } from "@stagelight/core/config";
import type { GuardPages } from "../../guard/guarded.ts";
import { guardPages } from "../../guard/pages.ts";
import type { Call } from "../../http/route.ts";
import { pageAt } from "../../lifecycle-mail/pages.ts";
import { textField } from "../../newsletter/form-page.ts";
import type { Given } from "../../forms/given.ts";
import { languageOf } from "../../newsletter/subscribe.ts";
import { type Html, markup } from "../../pages/html.ts";
import { hiddenFields, pageResponse, type PageParts } from "../../pages/shell.ts";
import type { PageLanguage } from "../../pages/words.ts";
import { referralWords } from "./words/words.ts";

/** Where the form for a link is sent to, below the base path. */
export const JOIN_PATH = "/v1/referral/join";

/** The form again, with what is wrong in it. */
export function joinPage(call: Call, given: Given, problems: readonly Problem[]): Response {
  const language = languageOf(call, given);
  const { title } = referralWords(language).join;
  const { form } = referralWords(language).problems;
  const program = programNamed(call, given["program"]);
  return pageResponse(call.services, {
    language,
    title,
    main: markup`<p role="alert" class="error">${form}</p>
${joinForm(call, { program, language, given, problems })}`,
    status: 400,
  });
}

/** A form for a link, with a word of why it is shown. */
export function askAgainPage(
  call: Call,
  language: PageLanguage,
  { title, text }: { readonly title: string; readonly text: string },
  rest: Pick<PageParts, "status"> = {},
): Response {
  const program = programNamed(call, undefined);
  const form = { program, language, given: { locale: language }, problems: [] };
  return pageResponse(call.services, {
    ...rest,
    language,
    title,
    main: markup`<p>${text}</p>
${joinForm(call, form)}`,
  });
}

function programNamed({ services: { config } }: Call, id: unknown): ReadReferralProgram {
  const { programs } = config.referral!;
  return programs.find((each) => each.id === id) ?? programs[0]!;
}

interface JoinForm {
  readonly program: ReadReferralProgram;
  readonly language: PageLanguage;
  readonly given: Given;
  readonly problems: readonly Problem[];
}

function joinForm(call: Call, { program, language, given, problems }: JoinForm): Html {
  const words = referralWords(language);
  const { email, name, optional, showName, button } = words.join;
  const wrong = (field: string): string | undefined =>
    problems.some(({ path }) => path === field)
      ? words.problems[field === "email" ? "no-address" : "refused"]
      : undefined;
  const unseen = {
    program: program.id,
    "terms.version": program.terms.version,
    locale: language,
    ...texts(given, ["form", "page"]),
  };
  return markup`<form method="post" action="${call.services.settings.basePath}${JOIN_PATH}" novalidate>
${textField({ name: "email", label: email, type: "email", value: given["email"], wrong: wrong("email"), required: true, complete: "email" })}
${program.showName && textField({ name: "name", label: name + optional, type: "text", value: given["name"], wrong: wrong("name"), required: false, complete: "given-name" })}
${program.showName && checkbox("showName", showName, given["showName"] === "yes")}
${termsOf(call, program, language)}
${hiddenFields(unseen)}
<button>${button}</button>
</form>`;
}

/** A box to tick, with what it says. */
export function checkbox(name: string, label: string, checked: boolean): Html {
  return markup`<div class="field"><label class="choice"><input type="checkbox" name="${name}" value="yes"${checked && markup` checked`}><span>${label}</span></label></div>`;
}

/** What is agreed to by taking a link. */
export function termsOf(
  { services: { config, links } }: Call,
  { terms }: ReadReferralProgram,
  language: PageLanguage,
): Html {
  const page = terms.page === undefined ? undefined : pageAt(config, links, terms.page, language);
  const more =
    page !== undefined && markup` <a href="${page}">${referralWords(language).join.terms}</a>`;
  return markup`<p class="soft">${localized(terms.text, language)}${more}</p>`;
}

function texts(given: Given, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof given[name] === "string" ? [[name, given[name]]] : [])),
  );
}

/**
 * A form was taken: the next step is in the mailbox.
 *
 * @param address as it was typed
 */
export function joinSentPage(call: Call, language: PageLanguage, address: string): Response {
  const { title, text, spam } = referralWords(language).sent;
  return pageResponse(call.services, {
    language,
    title,
    main: markup`<p>${text.replaceAll("{address}", () => address)}</p>
<p class="soft">${spam}</p>`,
  });
}

/** The program takes nobody new; whoever has a link already gets the way to it by mail. */
export function joinClosedPage(
  call: Call,
  language: PageLanguage,
  state: "full" | "over",
): Response {
  const { page, states, closed } = referralWords(language);
  return pageResponse(call.services, {
    language,
    title: page.title,
    main: markup`<p>${states[state]}</p>
<p>${closed}</p>`,
    status: 409,
  });
}

/** Where many ask for a link just now. */
export function joinGuardPages(call: Call, given: Given): GuardPages {
  const language = languageOf(call, given);
  const names = ["email", "name", "showName", "program", "locale", "form", "page"];
  const { version } = (given["terms"] ?? {}) as { readonly version?: unknown };
  return guardPages(call, (which) => ({
    language,
    words: referralWords(language)[which],
    action: call.services.settings.basePath + JOIN_PATH,
    fields: {
      ...texts(given, names),
      ...(typeof version === "string" && { "terms.version": version }),
    },
  }));
}
