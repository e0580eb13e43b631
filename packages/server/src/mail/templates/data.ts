import type { MailToRender } from "../message.ts";
import { shortened } from "./values.ts";

/** What is behind a name: a value, names (of each item, where it is a list), or what nobody knows. */
export type Known = "value" | "anything" | KnownNames;
export interface KnownNames {
  readonly names: Readonly<Record<string, Known>>;
  readonly list?: true;
}

const values = <Name extends string>(...names: Name[]): Record<Name, "value"> =>
  Object.fromEntries(names.map((name) => [name, "value"])) as Record<Name, "value">;
const products: KnownNames = {
  list: true,
  names: values(
    ...(["product_id", "sku", "name", "brand", "category", "variant"] as const),
    ...(["price", "quantity", "coupon", "url"] as const),
  ),
};
const AMOUNTS = ["currency", "total", "subtotal", "shipping", "tax", "discount", "coupon"] as const;

/** All names that templates can use. Whatever is missing in a mail is empty. */
export const KNOWN: Readonly<Record<string, Known>> = {
  site: { names: values("name") },
  person: { names: values("name") },
  order: { names: { ...values("order_id", ...AMOUNTS), products } },
  cart: { names: { ...values("cart_id", ...AMOUNTS), products } },
  links: {
    names: values(
      ...(["shop", "cart", "account", "confirm", "refuse"] as const),
      ...(["preferences", "unsubscribe", "privacy", "referral", "invitation"] as const),
      "dashboard",
      ...(["chat", "inbox"] as const),
    ),
  },
  /** What somebody was given for signing up; see newsletter/incentive/told.ts. */
  incentive: { names: values("kind", "text", "is", "code", "url") },
  /** The program, and of an invitation who sends it; see referral/members/invite.ts. */
  referral: { names: values("program", "by", "gift", "disclosure") },
  /** What somebody gets for a recommendation; see referral/members/reward-mail.ts. */
  reward: {
    names: values(
      ...(["text", "to", "kind", "state", "why", "due"] as const),
      ...(["code", "amount", "currency", "debt"] as const),
    ),
  },
  /**
   * What somebody is asked to review, what has become of a review, and what the shop is told of one; see
   * reviews/asking/request-mail.ts and its neighbours. `link` leads to the form, which is empty at first.
   */
  review: {
    names: {
      ...values("is", "product", "reason", "answer", "text", "author", "kind", "score"),
      ...values("address", "code", "promise", "many", "minutes"),
      products: { list: true, names: values("name", "link") },
    },
  },
  /** What was said in a chat, or who waits in one; see chat/mail/mail-facts.ts. */
  chat: {
    names: {
      ...values("team", "by", "replies"),
      messages: {
        list: true,
        names: { ...values("by", "at", "files"), lines: { list: true, names: {} } },
      },
    },
  },
  /** Of mail to somebody of the team: who invites, or what was changed; see team/links/mail.ts, team/notice. */
  team: { names: values("by", "changed") },
  /** By their ids; see surveys/mail-data.ts. */
  surveys: "anything",
  newsletter: { names: { lists: { list: true, names: values("name") } } },
  /** Properties of the event that the mail follows. */
  properties: "anything",
};

const LONGEST_NAME = 60;
const LONGEST_PRODUCT = 120;

/** A mail's data with every known name there, and lists that are lists. */
export function dataOf(
  { data, links }: Pick<MailToRender, "data" | "links">,
  site: { readonly name: string; readonly privacyUrl?: string | undefined },
): Record<string, unknown> {
  const person = record(data.person);
  const given = record(data.links);
  return {
    site: { name: site.name },
    person: { name: nameOf(person.name) },
    order: withProducts(record(data.order)),
    cart: withProducts(record(data.cart)),
    links: {
      ...given,
      shop: given.shop ?? links.site,
      privacy: given.privacy ?? site.privacyUrl,
      unsubscribe: links.unsubscribe,
    },
    incentive: record(data.incentive),
    referral: { ...record(data.referral), by: nameOf(record(data.referral).by) },
    reward: record(data.reward),
    review: withProducts(record(data.review)),
    chat: { ...record(data.chat), by: nameOf(record(data.chat).by) },
    team: { ...record(data.team), by: nameOf(record(data.team).by) },
    surveys: record(data.surveys),
    newsletter: record(data.newsletter),
    properties: record(data.properties),
  };
}

/**
 * A name to greet somebody by. What looks like an address is none: mail programs make links of it, and
 * anybody can order in anybody's name.
 */
export function nameOf(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  const name = value.trim();
  if (name === "" || /:\/\/|www\.|@|[\p{L}\p{N}]\.\p{L}{2,}/iu.test(name)) return undefined;
  return shortened(name, LONGEST_NAME);
}

function withProducts(given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const listed = Array.isArray(given.products) ? given.products.map(record) : [];
  const products = listed.flatMap(({ name, quantity = 1, ...rest }) =>
    typeof name === "string" && name.trim() !== ""
      ? [{ ...rest, name: shortened(name.trim(), LONGEST_PRODUCT), quantity }]
      : [],
  );
  const { order_id: id } = given;
  return {
    ...given,
    order_id: typeof id === "string" ? shortened(id, LONGEST_NAME) : id,
    products,
  };
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
