import type { Identity } from "../keys/identity-token.ts";
import { verifyIdentityToken } from "../keys/identity-token.ts";
import { isVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { siteOf } from "../http/caller.ts";
import type { Call } from "../http/route.ts";
import { TRUST, type Trust } from "../log/log.ts";
import { truncateAddress } from "../privacy/truncate-address.ts";
import type { Proof } from "../project/logged-event.ts";
import { userAgentReader } from "./user-agent.ts";

/** What one request says of all of its events. */
export interface Sender {
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
  readonly trust: Trust;
  /** Whether it is a program that only looks around. */
  readonly bot: boolean;
  /** The network of the visitor's address. Nothing of the site's own server. */
  readonly network: string | undefined;
  /** The visitor's browser, without minor versions. */
  readonly userAgent: string | undefined;
  /** Global Privacy Control: nothing is to be sold or shared. */
  readonly privacyControl: boolean;
  /** The visitor whose secret was shown. */
  readonly visitorId: string | undefined;
  /** Who a token proves the person to be: the request's own, or one that an event brings. */
  proofOf(token: unknown): Promise<Proof | undefined>;
}

/** More tokens of one request are not looked at: one browser is one person, or two. */
const MOST_TOKENS = 4;

const readUserAgent = userAgentReader();

/**
 * Reads who sends.
 *
 * @param secret the visitor's, where the body has one
 */
export function readSender(call: Call, secret?: unknown): Sender {
  const { request, caller } = call;
  const { headers } = request;
  const own = caller === "secret";
  const agent = own ? undefined : readUserAgent(headers.get("user-agent"));
  return {
    receivedAt: call.services.clock.now(),
    trust: own ? TRUST.verified : TRUST.hint,
    bot: agent?.bot ?? false,
    network: own ? undefined : truncateAddress(call.address ?? ""),
    userAgent: agent?.reduced,
    privacyControl: !own && headers.get("sec-gpc") === "1",
    visitorId: isVisitorSecret(secret) ? visitorIdOf(secret) : call.visitor?.id,
    proofOf: proofReader(call),
  };
}

function proofReader({ services, identity }: Call): Sender["proofOf"] {
  const own = identity && proofIn(identity);
  const known = new Map<string, Promise<Proof | undefined>>();
  return async (token) => {
    if (typeof token !== "string" || token === "") return own;
    if (!known.has(token) && known.size < MOST_TOKENS) known.set(token, verified(services, token));
    return (await known.get(token)) ?? own;
  };
}

async function verified(
  { ring, config }: Call["services"],
  token: string,
): Promise<Proof | undefined> {
  const now = Math.floor(Date.now() / 1000);
  const { identity } = await verifyIdentityToken(ring, siteOf(config), token, now);
  return identity && proofIn(identity);
}

function proofIn({ userId, email, emailVerified }: Identity): Proof {
  return { userId, ...(emailVerified && email !== undefined && { email }) };
}
