import { INVITE_FORM } from "../../guard/forms.ts";
import { guarded } from "../../guard/guarded.ts";
import { guardPages } from "../../guard/pages.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { parseMailAddress } from "../../mail/address.ts";
import { type Given, givenIn } from "../../forms/given.ts";
import { languageOf as languageOfBrowser } from "../../newsletter/subscribe.ts";
import { type Html, markup } from "../../pages/html.ts";
import { buttonForm, pageResponse, type PageParts, withSite } from "../../pages/shell.ts";
import { pageLanguage } from "../../pages/words.ts";
import { keepSettings, languageOf, leaveNow, proveOrTake } from "./answer-status.ts";
import { inviteFriend } from "./invite.ts";
import { askAgainPage, termsOf } from "./join-pages.ts";
import { OPEN_PATH } from "./links.ts";
import { memberPage, type OpenPage, takeForm } from "./open-page.ts";
import { whoAsks } from "./who-asks.ts";
import { referralWords } from "./words/words.ts";

/** A member's page; it changes nothing itself, since scanners open links. */
export async function openPage(call: Call): Promise<Response> {
  return withLink(call, async (page) => {
    // The address is not proven yet: the button does that.
    if (page.member?.proven_at === null) return askToTake(call, page);
    return shown(call, page);
  });
}

/** Does what a form of the page asks for, by its field `action`. */
export async function actOnPage(call: Call): Promise<Response> {
  const given = givenIn(call.request, call.body as Buffer);
  return withLink(call, (page) => {
    const name = given["action"];
    const action =
      typeof name === "string" && Object.hasOwn(ACTIONS, name) ? ACTIONS[name] : undefined;
    if (!action) throw new RequestProblem("body-invalid", { detail: "Nothing is asked for." });
    return action(call, page, given);
  });
}

type Action = (call: Call, page: OpenPage, given: Given) => Promise<Response>;

const ACTIONS: Readonly<Record<string, Action>> = {
  async take(call, page, given) {
    const terms = typeof given["terms"] === "string" ? given["terms"].slice(0, 40) : "";
    const member = await proveOrTake(call, page, terms, page.language);
    return shown(call, { ...page, member });
  },
  async save(call, page, given) {
    const name = typeof given["name"] === "string" ? given["name"].trim().slice(0, 40) : "";
    const said = {
      // As the schema of names has it: nothing that a mail's reader would take for an address.
      name: name.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029/\\@:]|\.(?=\p{L}{2})/gu, " ").trim(),
      showName: given["showName"] === "yes",
    };
    const member = await keepSettings(call, page, said);
    return shown(call, { ...page, member }, referralWords(page.language).page.saved);
  },
  invite: inviteByForm,
  async leave(call, page) {
    const { button, keep, ...message } = referralWords(page.language).leave;
    const { action } = page;
    return say(call, page, message, {
      more: markup`${buttonForm({ action, button, fields: { action: "leave-now" } })}
<p><a href="${action}">${keep}</a></p>`,
    });
  },
  async "leave-now"(call, page) {
    await leaveNow(call, page);
    return say(call, page, referralWords(page.language).left);
  },
};

async function inviteByForm(call: Call, page: OpenPage, given: Given): Promise<Response> {
  const words = referralWords(page.language);
  const address = parseMailAddress(given["email"]);
  if (!address) return shown(call, page, words.problems["no-address"], { status: 400 });
  const again = {
    language: page.language,
    action: page.action,
    fields: { action: "invite", email: address.address },
  };
  const { button } = words.invite;
  const verdict = await guarded(
    call,
    INVITE_FORM,
    { plain: true, proof: given["proof"] },
    guardPages(call, (which) => ({
      ...again,
      words: which === "wait" ? { ...words.wait, button } : words.tooMany,
    })),
  );
  if (verdict instanceof Response) return verdict;
  try {
    await inviteFriend(call, page, address);
  } catch (error) {
    if (!(error instanceof RequestProblem)) throw error;
    if (error.code === "too-many-requests")
      return shown(call, page, words.invite.tooMany, { status: 429 });
    if (error.code !== "body-invalid") throw error;
    return shown(call, page, words.invite.noName, { status: 400 });
  }
  return shown(call, page, words.invite.sent);
}

/** Finds out whose link it is; who has none that works is offered a new one. */
async function withLink(
  call: Call,
  then: (page: OpenPage) => Promise<Response>,
): Promise<Response> {
  const { services, url } = call;
  const t = url.searchParams.get("t") ?? "";
  let asking;
  try {
    // Without a token nobody is anybody here: the page is for a link of a mail.
    asking = await whoAsks(call, { t: t === "" ? "none" : t });
  } catch (error) {
    const code = error instanceof RequestProblem ? error.code : undefined;
    if (code !== "token-invalid" && code !== "token-expired") throw error;
    const language = languageOfBrowser(call, {});
    const message = referralWords(language)[code === "token-expired" ? "expired" : "unknown"];
    return askAgainPage(call, language, message, { status: code === "token-expired" ? 410 : 404 });
  }
  const query = new URLSearchParams({ t }).toString();
  return then({
    ...asking,
    language: pageLanguage(languageOf(asking)),
    action: `${services.settings.basePath}${OPEN_PATH}?${query}`,
  });
}

async function shown(
  call: Call,
  page: OpenPage,
  told?: string,
  rest: Pick<PageParts, "status"> = {},
): Promise<Response> {
  const { language } = page;
  const wrong = rest.status !== undefined;
  return pageResponse(call.services, {
    ...rest,
    language,
    title: referralWords(language).page.title,
    main: markup`${told !== undefined && (wrong ? markup`<p role="alert" class="error">${told}</p>` : markup`<p role="status" class="told">${told}</p>`)}
${await memberPage(call, page)}`,
  });
}

async function askToTake(call: Call, page: OpenPage): Promise<Response> {
  const { language, program } = page;
  return say(call, page, referralWords(language).take, {
    more: markup`${termsOf(call, program, language)}
${takeForm(page)}`,
  });
}

function say(
  call: Call,
  { language }: OpenPage,
  { title, text }: { readonly title: string; readonly text: string },
  { more }: { readonly more?: Html } = {},
): Response {
  const main = markup`<p>${withSite(call.services, text)}</p>
${more}`;
  return pageResponse(call.services, { language, title, main });
}
