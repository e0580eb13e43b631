/**
 * The shop's own backend, as far as a demo has one: it hears of checkouts and orders and tells
 * Stagelight's server of them with the secret key, which alone moves the verified stage. It looks after
 * codes and refunds, signs people in, and takes in the webhooks that Stagelight's server sends.
 */
import { hooksPage, webhookReceiver } from "./shop-hooks.mjs";
import { orderBook } from "./shop-orders.mjs";
import { ordersPage } from "./shop-orders-page.mjs";
import { signIn } from "./shop-sign-in.mjs";

export const BACKEND_PATH = "/shop";

/** Longer ones are no order of this shop. */
const LONGEST = 20_000;

/** So many codes are looked up in a minute: who has one needs few tries. */
const MOST_LOOKUPS = 60;

const ORDER_ID = /^N-[0-9A-Z]{1,20}$/;
const LANGUAGE = /^[a-z]{2}(-[A-Z][a-z]{3})?$/;
const ANONYMOUS_ID = /^[0-9a-f-]{36}$/;
const CODE = /^[\w .-]{1,64}$/;

/**
 * @param options.server tells below which address Stagelight answers
 * @param options.site `site.url` of stagelight.config.ts
 * @param options.secret STAGELIGHT_SECRET
 * @param options.webhookSecret WEBHOOK_SECRET
 */
export function shopBackend({ server, site, secret, webhookSecret }) {
  const stagelight = stagelightAt(server, secret);
  const door = signIn({ path: BACKEND_PATH, site, secret });
  const hooks = webhookReceiver(webhookSecret);
  const book = orderBook(stagelight);
  const lookups = perMinute(MOST_LOOKUPS);

  const routes = {
    "POST /orders": withTold(isOrder, (told) => book.place(told)),
    "POST /codes": withTold(isLookup, (told) => (lookups() ? book.quote(told) : { status: 429 })),
    "POST /checkouts": withTold(isCheckout, async (told) => {
      const { status } = await stagelight("track", checkoutStarted(told));
      return { status };
    }),
    "GET /orders": () => ordersPage(book.orders()),
    "POST /orders/refund": fromHere(async (request) => {
      await book.refund(await field(request, "id"));
      return new Response(null, { status: 303, headers: { location: `${BACKEND_PATH}/orders` } });
    }),
    "POST /sign-in": withTold(door.asks, door.ask),
    "GET /sign-in": (request) => door.door(new URL(request.url).searchParams.get("link")),
    "POST /sign-in/open": fromHere(async (request) => door.open(await field(request, "link"))),
    "POST /token": fromHere((request) => answer(door.token(request))),
    "GET /mail": () => door.mails(),
    "POST /hooks": (request) => hooks.take(request),
    "GET /hooks": () => hooksPage(hooks.taken),
  };

  return (request) => {
    const { pathname } = new URL(request.url);
    const handle = routes[`${request.method} ${pathname.slice(BACKEND_PATH.length)}`];
    return handle ? handle(request) : answer({ status: 404 });
  };
}

/** Calls Stagelight's server as its owner. */
function stagelightAt(server, secret) {
  const headers = {
    authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}`,
    "content-type": "application/json",
  };
  return async (path, body) => {
    try {
      const response = await fetch(`${server()}/v1/${path}`, {
        method: "POST",
        headers,
        body: JSON.stringify(body),
      });
      return { status: response.status, body: await response.json() };
    } catch {
      return { status: 502, body: {} };
    }
  };
}

/** What a form of the backend's own pages holds. */
async function field(request, name) {
  return new URLSearchParams(await request.text()).get(name);
}

/** A page of another site must not order or refund in somebody's name. */
function fromHere(handle) {
  return (request) =>
    (request.headers.get("sec-fetch-site") ?? "same-origin") === "same-origin"
      ? handle(request)
      : answer({ status: 403 });
}

/** For what this shop's pages tell as JSON. */
function withTold(fits, handle) {
  return fromHere(async (request) => {
    const told = await read(request);
    return answer(isObject(told) && fits(told) ? await handle(told) : { status: 400 });
  });
}

async function read(request) {
  try {
    if (!(Number(request.headers.get("content-length")) <= LONGEST)) return undefined;
    return JSON.parse(await request.text());
  } catch {
    return undefined;
  }
}

/** A real shop would look up what was paid; here the page is believed, since nothing is. */
function isOrder({ id, anonymousId, code, codeBy, referral, ...told }) {
  // Of who wants nothing to be heard, an order is taken where a code has to be honoured.
  const known = anonymousId === undefined ? Boolean(code ?? referral) : isVisitor(anonymousId);
  const codes = [code, referral].every((each) => each === undefined || isCode(each));
  const by = codeBy === undefined || codeBy === "typed" || codeBy === "link";
  return typeof id === "string" && ORDER_ID.test(id) && known && codes && by && isTold(told);
}

function isCheckout({ anonymousId, ...told }) {
  return isVisitor(anonymousId) && Boolean(told.email) && isTold(told);
}

function isLookup({ code, email, amount, currency }) {
  return (
    isCode(code) && isAddress(email) && Number.isInteger(amount) && /^[A-Z]{3}$/.test(currency)
  );
}

function isTold({ properties, email, locale, consent }) {
  return isObject(properties) && isObject(consent) && LANGUAGE.test(locale) && isAddress(email);
}

const isVisitor = (id) => typeof id === "string" && ANONYMOUS_ID.test(id);
const isCode = (code) => typeof code === "string" && CODE.test(code);
const isAddress = (email) =>
  email === undefined || (typeof email === "string" && email.length <= 254);

function checkoutStarted({ anonymousId, locale, consent, properties, email }) {
  return {
    event: "Checkout Started",
    anonymousId,
    context: { locale, consent: { categoryPreferences: consent } },
    properties: { ...properties, email },
  };
}

function perMinute(most) {
  let minute = 0;
  let count = 0;
  return () => {
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) [minute, count] = [now, 0];
    return ++count <= most;
  };
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function answer({ status, ...told }) {
  return Response.json(
    { ok: status === 200, ...told },
    { status, headers: { "cache-control": "no-store" } },
  );
}
