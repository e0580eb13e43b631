/** The shop's orders: taken with a code or without, and refunded. Kept as long as the shop is open. */
import { createHash } from "node:crypto";

/** What a code of the shop's own letters takes off; of what friends' codes do Stagelight tells. */
const LETTERS = { percent: 10 };

/** @param stagelight calls Stagelight's server: path below `v1/` and body, answered by status and body */
export function orderBook(stagelight) {
  const orders = new Map();

  /** Codes of the letters that were used, by the order. Codes of friends Stagelight looks after. */
  const letters = new Map();

  /** What a code is worth, or why nothing. */
  async function quote({ code, email, amount, currency }) {
    const { status, body } = await stagelight("referral/quote", { code, email, amount, currency });
    if (status !== 200) return { status: status === 429 ? 429 : 502 };
    if (body.kind !== "incentive") return { status, ...body };
    const used = letters.has(code.toUpperCase());
    return used ? { status, valid: false, reason: "used" } : { status, ...body, discount: LETTERS };
  }

  /** Makes sure that a code is good for this order and for no other. */
  async function useCode({ id, code, email }) {
    const quoted = await quote({ code, email });
    if (quoted.status !== 200) return quoted;
    const refused = { status: 409, reason: quoted.reason };
    if (!quoted.kind) return refused;
    if (quoted.kind === "incentive") {
      if (!quoted.valid) return refused;
      letters.set(code.toUpperCase(), id);
      return quoted;
    }
    // What is quoted without an address is only shown: a gift is for one friend, once.
    if (quoted.kind === "gift" && !email) return { status: 409, reason: "no-address" };
    const { status } = await stagelight("referral/redeem", { code, orderId: id, email });
    return status === 200 ? quoted : { status: 409, reason: quoted.reason ?? "used" };
  }

  /** Without an order nobody has had anything for the code. */
  async function giveBack({ id, code, kind }) {
    if (kind === "incentive") letters.delete(code.toUpperCase());
    else if (kind) await stagelight("referral/unredeem", { code, orderId: id });
  }

  return {
    quote,
    /** The newest first. */
    orders: () => [...orders.values()].toReversed(),

    /** Takes an order and vouches for it; one that is told twice counts once. */
    async place(told) {
      const { id, code } = told;
      if (orders.has(id)) return { status: 200 };
      const used = code === undefined ? undefined : await useCode(told);
      if (used && used.status !== 200) return used;
      const { status } = await stagelight("track", orderCompleted(told, used?.kind));
      if (status !== 200) {
        if (used) await giveBack({ id, code, kind: used.kind });
        return { status: 502 };
      }
      orders.set(id, { ...told, at: new Date(), kind: used?.kind, state: "placed" });
      return { status: 200 };
    },

    /** Gives the money back, all of it; a code that was used for the order is good again. */
    async refund(id) {
      const order = orders.get(id);
      if (order?.state !== "placed") return;
      const { status } = await stagelight("track", orderRefunded(order));
      if (status !== 200) return;
      order.state = "refunded";
      await giveBack(order);
    },
  };
}

function orderCompleted(order, kind) {
  const { id, code, codeBy, referral, properties, email } = order;
  const friend = kind === "gift" ? code : referral;
  const by = kind === "gift" ? codeBy : "link";
  return {
    event: "Order Completed",
    // The order's own number: told twice, it counts once.
    messageId: `order-${id}`,
    ...about(order),
    properties: {
      ...properties,
      order_id: id,
      ...(email && { email }),
      ...(code && { coupon: code }),
      // What was typed goes before visits; what a link has brought is one.
      ...(friend && { referral_code: friend, ...(by && { referral_code_by: by }) }),
    },
  };
}

function orderRefunded(order) {
  const { id, properties, email } = order;
  const { total, currency, products } = properties;
  return {
    event: "Order Refunded",
    messageId: `refund-${id}`,
    ...about(order),
    properties: { order_id: id, total, currency, products, ...(email && { email }) },
  };
}

function about({ id, anonymousId, locale, consent }) {
  // Of an order by somebody who wants no visits heard of, nothing is said but the order: with a no to
  // statistics it would not be kept, and the code not honoured.
  if (!anonymousId) return { anonymousId: guestOf(id), context: { locale } };
  return { anonymousId, context: { locale, consent: { categoryPreferences: consent } } };
}

/** Somebody who is known by this one order alone. */
function guestOf(id) {
  const digits = createHash("sha256").update(`guest ${id}`).digest("hex");
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, "$1-$2-$3-$4-$5");
}
