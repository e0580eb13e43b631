import { localized, type ReadNewsletter } from "@stagelight/core/config";
import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import { pageAt } from "../lifecycle-mail/pages.ts";
import { nameOf } from "../mail/templates/data.ts";
import { canonicalEmail } from "../identity/email.ts";
import { type Html, markup } from "../pages/html.ts";
import { buttonForm, type PageParts, pageResponse, withSite } from "../pages/shell.ts";
import { type PageLanguage, pageLanguage } from "../pages/words.ts";
import { suppressionHash, suppressionHashes } from "../privacy/suppression.ts";
import { truncateAddress } from "../privacy/truncate-address.ts";
import { knownBrowser } from "./browser.ts";
import type { Subscribed } from "./confirm.ts";
import { WELCOME_TEMPLATE } from "./confirmation-mail.ts";
import { givenPart, promisedBy } from "./given.ts";
import { preferencesLink } from "./preferences/token.ts";
import { RESEND_PATH } from "./subscribe-pages.ts";
import { CONFIRM_PATH, readSignUpToken, REFUSE_PATH, type SignUpLink } from "./token.ts";
import { newsletterWords } from "./words/words.ts";

/** Presses the button at once, in the browser that has sent the form. A prerendered page waits. */
const AT_ONCE = `const go=()=>document.forms[0].submit();document.prerendering?document.addEventListener("prerenderingchange",go,{once:true}):go()`;

/** A link's token, with what is there of its sign-up. */
interface Opened {
  readonly token: string;
  readonly link: SignUpLink;
  readonly language: PageLanguage;
  readonly signUp: {
    readonly subscriber: string;
    /** As it was written to. */
    readonly address: string;
    readonly email: string;
    readonly lists: readonly string[];
    readonly browserHash: string | null;
    readonly confirmed: boolean;
  };
}

/** The page behind the link of a confirmation. Whoever opens it changes nothing. */
export function askToConfirm(call: Call): Promise<Response> {
  return withLink(call, async (opened, newsletter) => {
    const { token, link, language, signUp } = await ownOr(call, opened, newsletter);
    const words = newsletterWords(language);
    if (signUp.confirmed) return say(call, language, words.already);
    if (isOver(call, link, newsletter)) return expired(call, language, token);
    const action = actionOf(call, CONFIRM_PATH, token);
    const main = markup`<p>${withSite(call.services, words.ask.text)}</p>
${listsOf(newsletter, signUp.lists, language)}
${buttonForm({ action, button: words.ask.button })}`;
    // Browsers fetch pages that nobody has opened yet, with their cookies.
    const fetched = (call.request.headers.get("sec-purpose") ?? "").includes("prefetch");
    return pageResponse(call.services, {
      language,
      title: words.ask.title,
      main,
      ...(isOwn(call, signUp) && !fetched && { script: AT_ONCE }),
    });
  });
}

/** Confirms a sign-up: the one thing that does. */
export function confirm(call: Call): Promise<Response> {
  return withLink(call, async (opened, newsletter) => {
    const { token, link, language, signUp } = await ownOr(call, opened, newsletter);
    const { services, visitor, address } = call;
    const words = newsletterWords(language);
    if (!signUp.confirmed && isOver(call, link, newsletter)) return expired(call, language, token);
    const confirmed = await services.store.run("confirmSignUp", {
      signUp: link.signUp,
      // Elsewhere a stranger may have sent somebody the link of their own mail.
      visitor: (isOwn(call, signUp) && visitor?.id) || null,
      network: truncateAddress(address ?? "") ?? null,
      interests: newsletter.fields.flatMap(({ id, interest }) => (interest ? [id] : [])),
      welcome: newsletter.welcome ? WELCOME_TEMPLATE : undefined,
      incentive: promisedBy(call, newsletter, language),
      mailbox: suppressionHashes(services.ring, signUp.email),
      now: services.clock.now(),
    });
    if (confirmed.is === "gone") return gone(call, language);
    if (confirmed.is === "already") return say(call, language, words.already);
    services.logger.info({ lists: confirmed.of.lists }, "Somebody has confirmed a sign-up.");
    services.outbox.wake();
    return confirmedPage(call, language, newsletter, confirmed.of);
  });
}

/** The page behind "this was not me". */
export function askToRefuse(call: Call): Promise<Response> {
  return withLink(
    call,
    ({ token, language }) => {
      const { button, ...message } = newsletterWords(language).refuse;
      const action = actionOf(call, REFUSE_PATH, token);
      return say(call, language, message, { more: buttonForm({ action, button }) });
    },
    (language) => say(call, language, newsletterWords(language).refused),
  );
}

/** Deletes a sign-up that somebody else has made. Where there is none any more, all is well too. */
export function refuse(call: Call): Promise<Response> {
  const done = (language: PageLanguage) => say(call, language, newsletterWords(language).refused);
  return withLink(
    call,
    async ({ link, language, signUp }) => {
      const { store, ring, clock, logger } = call.services;
      const suppress = suppressionHash(ring, signUp.email);
      await store.run("refuseSignUp", { signUp: link.signUp, suppress, now: clock.now() });
      logger.info("Somebody has refused a sign-up.");
      return done(language);
    },
    done,
  );
}

async function withLink(
  call: Call,
  then: (opened: Opened, newsletter: ReadNewsletter) => Response | Promise<Response>,
  without = (language: PageLanguage) => gone(call, language),
): Promise<Response> {
  const { services, request, url } = call;
  const { newsletter } = services.config;
  if (!newsletter) throw new RequestProblem("not-found");
  const token = url.searchParams.get("t") ?? "";
  const link = readSignUpToken(services, token, services.clock.now());
  if (!link) {
    const language = pageLanguage(request.headers.get("accept-language") ?? "");
    return say(call, language, newsletterWords(language).unknown, { status: 404 });
  }
  const language = pageLanguage(link.language);
  const row = await services.store.read
    .selectFrom("sign_up")
    .innerJoin("subscriber", "subscriber.id", "sign_up.subscriber_id")
    .select(["subscriber.id as subscriber", "email"])
    .select(["address", "lists", "browser_hash", "sign_up.confirmed_at as confirmed"])
    .where("sign_up.id", "=", link.signUp)
    .executeTakeFirst();
  if (!row) return without(language);
  const signUp = {
    subscriber: row.subscriber,
    address: row.address,
    email: row.email,
    lists: JSON.parse(row.lists) as string[],
    browserHash: row.browser_hash,
    confirmed: row.confirmed !== null,
  };
  return then({ token, link, language, signUp }, newsletter);
}

/**
 * What is to be confirmed: a form that waits and that this very browser has sent for the mailbox, or else
 * the one of the link. Whoever opens a link has the mailbox, whoever's form has made the mail: so nobody
 * depends on a mail of their own where others have used up what a mailbox gets.
 */
async function ownOr(call: Call, opened: Opened, newsletter: ReadNewsletter): Promise<Opened> {
  const { store, clock } = call.services;
  const own = await store.read
    .selectFrom("sign_up")
    .select(["id", "address", "lists", "browser_hash as browserHash", "asked_at as askedAt"])
    .where("subscriber_id", "=", opened.signUp.subscriber)
    .where("browser_hash", "=", knownBrowser(call.request) ?? "")
    .where("confirmed_at", "is", null)
    .where("asked_at", ">", clock.now() - newsletter.confirmWithin * 1_000)
    .orderBy("asked_at", "desc")
    .executeTakeFirst();
  if (!own || own.id === opened.link.signUp) return opened;
  // Another spelling of the mailbox has not been written to.
  if (canonicalEmail(own.address) !== canonicalEmail(opened.signUp.address)) return opened;
  const { id, lists, browserHash, askedAt } = own;
  return {
    ...opened,
    link: { ...opened.link, signUp: id, sentAt: askedAt },
    signUp: {
      ...opened.signUp,
      lists: JSON.parse(lists) as string[],
      browserHash,
      confirmed: false,
    },
  };
}

/** Whether the browser that has sent the form opens its link. */
function isOwn({ request }: Call, { browserHash }: Opened["signUp"]): boolean {
  return browserHash !== null && browserHash === knownBrowser(request);
}

function isOver({ services }: Call, { sentAt }: SignUpLink, { confirmWithin }: ReadNewsletter) {
  return services.clock.now() >= sentAt + confirmWithin * 1_000;
}

function actionOf({ services }: Call, path: string, token: string): string {
  return `${services.settings.basePath}${path}?${new URLSearchParams({ t: token }).toString()}`;
}

function say(
  call: Call,
  language: PageLanguage,
  { title, text }: { readonly title: string; readonly text: string },
  { more, ...rest }: { readonly more?: Html } & Pick<PageParts, "status"> = {},
): Response {
  const main = markup`<p>${withSite(call.services, text)}</p>
${more}`;
  return pageResponse(call.services, { language, title, main, ...rest });
}

function gone(call: Call, language: PageLanguage): Response {
  return say(call, language, newsletterWords(language).gone, { status: 410 });
}

function expired(call: Call, language: PageLanguage, token: string): Response {
  const { button, ...message } = newsletterWords(language).expired;
  const more = buttonForm({ action: actionOf(call, RESEND_PATH, token), button });
  return say(call, language, message, { more, status: 410 });
}

function listsOf(
  { pick, lists }: ReadNewsletter,
  ids: readonly string[],
  language: PageLanguage,
): Html | undefined {
  if (!pick) return undefined;
  const named = lists.filter(({ id }) => ids.includes(id));
  return markup`<p>${newsletterWords(language).ask.lists}</p>
<ul>${named.map(({ name }) => markup`<li>${localized(name, language)}</li>`)}</ul>`;
}

function confirmedPage(
  call: Call,
  language: PageLanguage,
  newsletter: ReadNewsletter,
  { subscriber, name, lists, granted }: Subscribed,
): Response {
  const { services } = call;
  const { config, links, clock } = services;
  const { title, greeting, text, onwards, preferences } = newsletterWords(language).confirmed;
  const greeted = nameOf(name);
  const own = newsletter.pages.confirmed;
  const next = own === undefined ? undefined : pageAt(config, links, own, language);
  const link = preferencesLink(services, { subscriber, language, sentAt: clock.now() });
  return pageResponse(services, {
    language,
    title: greeted === undefined ? title : greeting.replaceAll("{name}", () => greeted),
    main: markup`<p>${withSite(services, text)}</p>
${listsOf(newsletter, lists, language)}
${givenPart(promisedBy(call, newsletter, language)?.promised, granted, language)}
${next !== undefined && markup`<p><a href="${next}">${onwards}</a></p>`}
<p><a href="${link}">${preferences}</a></p>`,
    ...(next !== undefined && { home: false }),
  });
}
