import { randomUUID } from "node:crypto";
import { localized, type ReadNewsletter } from "@stagelight/core/config";
import type { NewsletterBody } from "@stagelight/core/endpoints";
import { readCode } from "@stagelight/core/referral";
import { NEWSLETTER_FORM } from "../guard/forms.ts";
import { guarded, ofNetworkOf } from "../guard/guarded.ts";
import { answerJson, withCookies } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call } from "../http/route.ts";
import { cleanAddress } from "../ingest/page-address.ts";
import { uuidOf } from "../keys/uuid.ts";
import { type LogEntry, TRUST } from "../log/log.ts";
import type { MailAddress } from "../mail/address.ts";
import { pageLanguage } from "../pages/words.ts";
import { recordKeys } from "../privacy/suppression.ts";
import { truncateAddress } from "../privacy/truncate-address.ts";
import { rememberedCode } from "../referral/attribution/take-visit.ts";
import { type Browser, rememberedBrowser } from "./browser.ts";
import { confirmationMail } from "./confirmation-mail.ts";
import { type Given, givenIn, isPlainForm } from "../forms/given.ts";
import { checkForm } from "./read-form.ts";
import type { SignUp } from "./sign-up.ts";
import { formPage, newsletterGuardPages, sentPage } from "./subscribe-pages.ts";

/**
 * Takes a form. Whoever's address it is, known, new or suppressed, the answer is the same, and so is
 * what is done for it: who gets mail is decided when a mail is due.
 *
 * @throws RequestProblem
 */
export async function subscribe(call: Call): Promise<Response> {
  const { newsletter } = call.services.config;
  if (!newsletter) throw new RequestProblem("not-found");
  const given = givenIn(call.request, call.body as Buffer, newsletter.fields);
  const plain = isPlainForm(call.request);
  const checked = checkForm(newsletter, given);
  if ("problems" in checked) {
    const { problems } = checked;
    if (!plain) throw new RequestProblem("body-invalid", { problems });
    return formPage(call, given, problems);
  }
  const { form } = checked;
  const { trap, began, proof } = form;
  const verdict = await guarded(
    call,
    NEWSLETTER_FORM,
    { plain, trap, began, proof },
    newsletterGuardPages(call, given),
  );
  if (verdict instanceof Response) return verdict;
  // A cookie is for pages of this very host: others would send it for somebody else.
  const browser = call.sameOrigin ? rememberedBrowser(call.request) : undefined;
  if (verdict === "pass") await take(call, newsletter, checked, browser);
  const answer = plain
    ? sentPage(call, languageOf(call, given), form.email)
    : answerJson({ status: "pending" });
  const response = plain
    ? answer
    : new Response(answer.body, { status: 202, headers: answer.headers });
  return browser ? withCookies(response, [browser.cookie]) : response;
}

/** The language of a form, or else that of the browser. */
export function languageOf({ request }: Pick<Call, "request">, { locale }: Given) {
  return pageLanguage(
    typeof locale === "string" ? locale : (request.headers.get("accept-language") ?? ""),
  );
}

interface Checked {
  readonly form: NewsletterBody;
  readonly address: MailAddress;
}

async function take(
  call: Call,
  newsletter: ReadNewsletter,
  { form, address }: Checked,
  browser: Browser | undefined,
): Promise<void> {
  const { store, ring, clock, outbox } = call.services;
  const now = clock.now();
  const addressKeys = recordKeys(ring, address.canonical);
  const cause = `${address.canonical} ${form.idempotency ?? randomUUID()}`;
  const id = (await waitingOf(call, addressKeys, browser)) ?? uuidOf(`newsletter ${cause}`);
  const locale = form.locale ?? languageOf(call, form);
  const lists = form.lists?.length ? form.lists : newsletter.lists.map((list) => list.id);
  const version = form.consentText?.version ?? "";
  const shown = version === newsletter.consent.version;
  const page = pageOf(call, form);
  const signUp: SignUp = {
    id,
    cause,
    addressKeys,
    email: address.canonical,
    address: address.address,
    name: form.name || null,
    fields: filledIn(form.fields),
    lists,
    locale,
    form: form.form || null,
    page,
    // Of an older page nobody knows the words any more.
    wording: shown ? localized(newsletter.consent.text, locale) : "",
    version,
    browserHash: browser?.hash ?? null,
    ...codeOf(call, form),
    network: truncateAddress(call.address ?? "") ?? null,
    now,
    mail: confirmationMail(
      { id, address: address.address, locale, ofNetwork: await ofNetworkOf(call, NEWSLETTER_FORM) },
      cause,
      now,
    ),
    events: requested(call, { form: form.form, lists, locale, page, now }),
  };
  await store.run("signUp", signUp);
  outbox.wake();
}

/** What the same browser has sent for this address before, and nobody has confirmed. */
async function waitingOf(
  { services: { store } }: Call,
  addressKeys: readonly string[],
  browser: Browser | undefined,
): Promise<string | undefined> {
  const row = await store.read
    .selectFrom("sign_up")
    .innerJoin("subscriber", "subscriber.id", "sign_up.subscriber_id")
    .select("sign_up.id")
    .where("subscriber.address_key", "in", addressKeys)
    .where("sign_up.browser_hash", "=", browser?.hash ?? "")
    .where("sign_up.confirmed_at", "is", null)
    .executeTakeFirst();
  return row?.id;
}

function filledIn(fields: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      ([, value]) =>
        value !== undefined && value !== "" && !(Array.isArray(value) && value.length === 0),
    ),
  );
}

/** Of the friend's link: what the page says, or else its address, or else the browser's cookie. */
function codeOf(call: Call, form: NewsletterBody): Pick<SignUp, "referralCode" | "referralBy"> {
  const { referral } = call.services.config;
  if (!referral) return { referralCode: null, referralBy: null };
  const given = readCode(form.referral);
  if (given !== undefined) return { referralCode: given, referralBy: form.referralBy ?? null };
  const address = form.page ?? call.request.headers.get("referer") ?? "";
  const page = URL.canParse(address) ? new URL(address) : undefined;
  const shown = readCode(page?.searchParams.get(referral.parameter));
  if (shown !== undefined) return { referralCode: shown, referralBy: "link" };
  const remembered = rememberedCode(call, referral);
  return remembered === undefined
    ? { referralCode: null, referralBy: null }
    : { referralCode: remembered, referralBy: "cookie" };
}

/** The page that the form stood on, without what is secret in its address. */
function pageOf({ request }: Call, { page }: NewsletterBody): string | null {
  const address = page ?? request.headers.get("referer") ?? "";
  if (!/^https?:/.test(address) || !URL.canParse(address)) return null;
  return cleanAddress(address).slice(0, 2_000);
}

/** Where code has sent the form, the page's tracker tells of it. */
function requested(
  { request, visitor }: Call,
  about: {
    readonly form: string | undefined;
    readonly lists: readonly string[];
    readonly locale: string;
    readonly page: string | null;
    readonly now: number;
  },
): LogEntry[] {
  if (!visitor || !isPlainForm(request)) return [];
  const { form, lists, locale, page, now } = about;
  const event = {
    type: "track",
    event: "Newsletter Requested",
    messageId: randomUUID(),
    anonymousId: visitor.id,
    timestamp: new Date(now).toISOString(),
    properties: { ...(form && { form }), lists },
    context: { locale, ...(page !== null && { page: { url: page } }) },
    stagelight: { visitor: true },
  };
  return [{ receivedAt: now, trust: TRUST.hint, body: JSON.stringify(event) }];
}
