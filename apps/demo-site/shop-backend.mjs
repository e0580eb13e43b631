/**
 * The shop's own backend, as far as a demo has one: it hears of checkouts and orders and tells
 * Stagelight's server of them with the secret key, which alone moves the verified stage. And it takes
 * in the webhooks that Stagelight's server sends.
 */
import { hooksPage, webhookReceiver } from "./shop-hooks.mjs";

export const BACKEND_PATH = "/shop";

/** Longer ones are no order of this shop. */
const LONGEST = 20_000;

const ORDER_ID = /^N-[0-9A-Z]{1,20}$/;
const LANGUAGE = /^[a-z]{2}(-[A-Z][a-z]{3})?$/;
const ANONYMOUS_ID = /^[0-9a-f-]{36}$/;

/**
 * @param options.events tells where Stagelight takes one event
 * @param options.secret STAGELIGHT_SECRET
 * @param options.webhookSecret WEBHOOK_SECRET
 */
export function shopBackend({ events, secret, webhookSecret }) {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const hooks = webhookReceiver(webhookSecret);

  const tell = async (request, eventOf) => {
    // A page of another site must not place orders in a visitor's name.
    if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin") {
      return answer(403);
    }
    const told = await read(request);
    const event = told && eventOf(told);
    if (!event) return answer(400);
    const { ok } = await fetch(events(), {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(event),
    });
    return answer(ok ? 200 : 502);
  };

  return (request) => {
    const { pathname } = new URL(request.url);
    switch (`${request.method} ${pathname.slice(BACKEND_PATH.length)}`) {
      case "POST /orders":
        return tell(request, orderCompleted);
      case "POST /checkouts":
        return tell(request, checkoutStarted);
      case "POST /hooks":
        return hooks.take(request);
      case "GET /hooks":
        return hooksPage(hooks.taken);
      default:
        return answer(404);
    }
  };
}

function orderCompleted({ id, ...told }) {
  if (!ORDER_ID.test(id)) return undefined;
  const properties = { ...told.properties, order_id: id, ...(told.email && { email: told.email }) };
  // The order's own number: told twice, it counts once.
  return { event: "Order Completed", messageId: `order-${id}`, ...about(told), properties };
}

function checkoutStarted(told) {
  if (!told.email) return undefined;
  return {
    event: "Checkout Started",
    ...about(told),
    properties: { ...told.properties, email: told.email },
  };
}

function about({ anonymousId, locale, consent }) {
  return { anonymousId, context: { locale, consent: { categoryPreferences: consent } } };
}

/** A real shop would look up what was paid; here the page is believed, since nothing is. */
async function read(request) {
  try {
    if (!(Number(request.headers.get("content-length")) <= LONGEST)) return undefined;
    const { id, anonymousId, properties, email, locale, consent } = JSON.parse(
      await request.text(),
    );
    const fits =
      ANONYMOUS_ID.test(anonymousId) &&
      isObject(properties) &&
      isObject(consent) &&
      LANGUAGE.test(locale) &&
      (email === undefined || typeof email === "string");
    return fits ? { id, anonymousId, properties, email, locale, consent } : undefined;
  } catch {
    return undefined;
  }
}

function isObject(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function answer(status) {
  return Response.json(
    { ok: status === 200 },
    { status, headers: { "cache-control": "no-store" } },
  );
}
