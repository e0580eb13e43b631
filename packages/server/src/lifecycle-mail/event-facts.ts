import { canonicalEmail } from "../identity/email.ts";
import type { LoggedEvent } from "../project/logged-event.ts";

/** Somebody's address, as the site's server has told it. */
export interface MailAddress {
  readonly address: string;
  readonly name?: string;
  /** The site's server says that nobody has confirmed it yet. */
  readonly unconfirmed?: true;
}

type Fields = Readonly<Record<string, unknown>>;

/** The address that an event of the site's server names: the person's own, or the one of a guest's order. */
export function addressIn(event: LoggedEvent): MailAddress | undefined {
  const places = [event.properties, event.traits, fields(event.context?.["traits"])];
  for (const place of places) {
    if (!place || canonicalEmail(place["email"]) === undefined) continue;
    const name = nameIn(event);
    return {
      address: (place["email"] as string).trim(),
      ...(name !== undefined && { name }),
      ...(isUnconfirmed(place) && { unconfirmed: true }),
    };
  }
  return undefined;
}

function nameIn({ traits, properties, context }: LoggedEvent): string | undefined {
  return [traits, fields(context?.["traits"]), properties].map(nameOf).find((name) => name);
}

/** How a person is called, by what Segment's clients call it. */
export function nameOf(said: Fields | null | undefined): string | undefined {
  for (const key of ["firstName", "first_name", "name"]) {
    const value = said?.[key];
    if (typeof value === "string" && value.trim() && value.length <= 100) return value.trim();
  }
  return undefined;
}

function isUnconfirmed(place: Fields): boolean {
  return place["emailVerified"] === false || place["email_verified"] === false;
}

/** The language that an event was sent in: BCP 47. */
export function languageIn({ context }: LoggedEvent): string | undefined {
  return asLanguage(context?.["locale"]);
}

/** A language as browsers and shops write it (`ko`, `pt_BR`), in the form of BCP 47; nothing for what is none. */
export function asLanguage(value: unknown): string | undefined {
  return typeof value === "string" && /^[A-Za-z]{2,3}([-_][A-Za-z0-9]{1,8}){0,4}$/.test(value)
    ? value.replaceAll("_", "-")
    : undefined;
}

/** Products of an order or a cart that a mail names at most. */
const MOST_PRODUCTS = 50;

const LONGEST_TEXT = 500;

/** What a mail can say of an event: of an order, of a cart, and its properties. */
export function mailDataOf({ event = "", properties }: LoggedEvent): Record<string, unknown> {
  const plain = withoutAddress(properties);
  const listed = properties?.["products"];
  const products = Array.isArray(listed)
    ? listed.slice(0, MOST_PRODUCTS).flatMap((each) => (fields(each) ? [plainFields(each)] : []))
    : undefined;
  const whole = { ...plain, ...(products && { products }) };
  if (event.startsWith("Order ")) {
    const { total = plain["revenue"] ?? plain["value"] } = plain;
    return { properties: plain, order: { ...whole, ...(total !== undefined && { total }) } };
  }
  if (/^(Cart|Checkout|Payment Info) /.test(event)) return { properties: plain, cart: whole };
  if (event !== "Product Added") return { properties: plain };
  return { properties: plain, cart: { currency: plain["currency"], products: [plain] } };
}

function withoutAddress(properties: LoggedEvent["properties"]): Record<string, unknown> {
  const { email: _, ...rest } = plainFields(properties ?? {});
  return rest;
}

/** Texts, numbers, true and false; what else there is no mail can say. */
function plainFields(given: unknown): Record<string, unknown> {
  const plain: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given as Fields)) {
    if (typeof value === "string") plain[key] = value.slice(0, LONGEST_TEXT);
    else if (typeof value === "number" || typeof value === "boolean") plain[key] = value;
  }
  return plain;
}

function fields(value: unknown): Fields | undefined {
  return typeof value === "object" && value !== null && !Array.isArray(value)
    ? (value as Fields)
    : undefined;
}
