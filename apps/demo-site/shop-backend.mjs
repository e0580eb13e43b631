/**
 * The shop's own backend, as far as a demo has one: it hears of orders and tells Stagelight's server
 * of them with the secret key. Only what comes with that key moves the verified stage.
 */

export const BACKEND_PATH = "/shop";

/** Longer ones are no order of this shop. */
const LONGEST = 20_000;

const ORDER_ID = /^N-[0-9A-Z]{1,20}$/;
const ANONYMOUS_ID = /^[0-9a-f-]{36}$/;

/**
 * @param options.events tells where Stagelight takes one event
 * @param options.secret STAGELIGHT_SECRET
 */
export function shopBackend({ events, secret }) {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  return async (request) => {
    const { pathname } = new URL(request.url);
    if (pathname !== `${BACKEND_PATH}/orders`) return answer(404);
    if (request.method !== "POST") return answer(405);
    // A page of another site must not place orders in a visitor's name.
    if ((request.headers.get("sec-fetch-site") ?? "same-origin") !== "same-origin") {
      return answer(403);
    }
    const order = await readOrder(request);
    if (!order) return answer(400);
    const { id, anonymousId, properties } = order;
    const told = await fetch(events(), {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({
        event: "Order Completed",
        // The order's own number: told twice, it counts once.
        messageId: `order-${id}`,
        anonymousId,
        properties: { ...properties, order_id: id },
      }),
    });
    return answer(told.ok ? 200 : 502);
  };
}

/** A real shop would look up what was paid; here the page is believed, since nothing is. */
async function readOrder(request) {
  try {
    if (!(Number(request.headers.get("content-length")) <= LONGEST)) return undefined;
    const { id, anonymousId, properties } = JSON.parse(await request.text());
    const fits = ORDER_ID.test(id) && ANONYMOUS_ID.test(anonymousId);
    return fits && typeof properties === "object" ? { id, anonymousId, properties } : undefined;
  } catch {
    return undefined;
  }
}

function answer(status) {
  return Response.json(
    { ok: status === 200 },
    { status, headers: { "cache-control": "no-store" } },
  );
}
