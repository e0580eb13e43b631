import { readConfig } from "@stagelight/core/config";
import { signingBackend } from "../../../connectors/src/sources/events/test-events.ts";
import { identityToken } from "../chat/test-chat.ts";
import { embedFiles } from "../embed/embed-files.ts";
import { keyRing } from "../keys/key-ring.ts";
import { uuidOf } from "../keys/uuid.ts";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { recordKeys } from "../privacy/suppression.ts";
import { attachmentUrl } from "../chat/attachments/link.ts";
import { writeContinueToken } from "../chat/mail/continue-token.ts";
import { writeToken } from "../mail/unsubscribe/token.ts";
import { systemClock } from "../operations/clock.ts";
import { writeSignUpToken } from "../newsletter/token.ts";
import { writeReferralToken } from "../referral/members/token.ts";
import { writeHelpKey } from "../reviews/receive/help-key.ts";
import { writeInvitationToken } from "../reviews/token.ts";
import type { Route } from "./route.ts";
import { basic, PUBLISHABLE, SECRET, SITE } from "./test-server.ts";

/** The secret of a visitor. */
export const visitor = newVisitorSecret();
/** The secret of another, who uses the chat: what the first one erases is not theirs. */
export const chatter = newVisitorSecret();
/** What says whose an event is. */
export const event = { anonymousId: visitorIdOf(visitor) };

const unsubscribe = `?t=${writeToken(
  { config: readConfig({ site: { url: SITE } }), ring: keyRing([SECRET]) },
  { hash: "hash", scope: "marketing", language: "en" },
  Date.now(),
)}`;

/** The form whose sign-up {@link GOOD} confirms. */
const SIGN_UP = {
  email: "mina@tea.example",
  began: 5_000,
  idempotency: "sign-up-of-a-test",
} as const;
const newsletterLink = (cause: string): string =>
  `?t=${writeSignUpToken(
    { config: readConfig({ site: { url: SITE } }), ring: keyRing([SECRET]) },
    { signUp: uuidOf(`newsletter ${cause}`), language: "en", sentAt: Date.now() },
  )}`;
const signUp = newsletterLink(`${SIGN_UP.email} ${SIGN_UP.idempotency}`);
const refused = newsletterLink("another one");

/** Of a member whom the test adds. */
export const REFERRAL_CODE = "0123456789ABC";
/** Of a reward that the test adds. */
export const REWARD_CODE = "TEA-1";

/** Another one whom it adds, by the id; what the token of a mail to them says. */
export const REFERRAL_MEMBER = "member-of-a-test";
const member = {
  program: "inviting",
  t: writeReferralToken(
    { config: readConfig({ site: { url: SITE } }), ring: keyRing([SECRET]) },
    {
      member: REFERRAL_MEMBER,
      program: "inviting",
      terms: "1",
      language: "en",
      sentAt: Date.now(),
    },
  ),
};

/** Ids of a review, of its photo and of an invitation that the test adds. */
export const REVIEW = "review-of-a-test";
export const REVIEW_PHOTO = "photo-of-a-test";
export const INVITATION = "invitation-of-a-test";
const review = { kind: "stars", product: "sejak", score: 4, began: 5_000 } as const;
const invited = `?t=${writeInvitationToken(
  { config: readConfig({ site: { url: SITE } }), ring: keyRing([SECRET]) },
  { invitation: INVITATION, language: "en", createdAt: Date.now() },
)}`;
const helpKey = writeHelpKey(
  { config: readConfig({ site: { url: SITE } }), ring: keyRing([SECRET]) },
  REVIEW,
  Date.now(),
);

/** Ids of a conversation and of its file that the test adds; its address. */
export const MAILED_CONVERSATION = "5f0c3b8a-3c1e-7d21-9a55-0c8b6f2d4e10";
export const ATTACHMENT = "file-of-a-test";
export const MAILED_EMAIL = "mina.chats@tea.example";
const signing = { config: readConfig({ site: { url: SITE } }), ring: keyRing([SECRET]) };
const continued = `?t=${writeContinueToken(
  signing,
  {
    conversation: MAILED_CONVERSATION,
    addressKey: recordKeys(signing.ring, MAILED_EMAIL)[0]!,
    language: "en",
  },
  Date.now(),
)}`;
const [, attached] = attachmentUrl(
  { ...signing, clock: systemClock, settings: { basePath: "" } as never },
  ATTACHMENT,
).split("?");
/** One dot. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** What a good call of a route says. */
interface GoodCall {
  readonly body?: object;
  /** In place of JSON. */
  readonly bytes?: Buffer;
  /** Of those. */
  readonly type?: string;
  readonly path?: string;
  readonly query?: string;
}

/** Ids of a conversation of {@link chatter}'s, which the test adds, and of a message. */
export const OWN_CHAT = "chat-of-a-test";
const MESSAGE = "2f0c4a9e-4a7b-4a5e-9a55-0d4c4f6f1b11";
const chat = `/v1/chat/conversations/${OWN_CHAT}`;

/** For tests: one good call of every route, from which others are made. */
export const GOOD: Readonly<Record<string, GoodCall>> = {
  "POST /v1/track": { body: { event: "Product Viewed", ...event } },
  "POST /v1/page": { body: event },
  "POST /v1/screen": { body: event },
  "POST /v1/identify": { body: { ...event, traits: { plan: "canary-trait" } } },
  "POST /v1/group": { body: { groupId: "tea", ...event } },
  "POST /v1/alias": { body: { previousId: "before", userId: "after" } },
  "POST /v1/batch": { body: { batch: [{ type: "page", ...event }] } },
  "POST /v1/sources/:name": {
    path: "/v1/sources/events",
    body: { type: "track", event: "Order Completed", ...event },
  },
  "POST /v1/m": {},
  "GET /v1/projects/:key/settings": { path: `/v1/projects/${PUBLISHABLE}/settings` },
  "GET /sourceConfig": {},
  "GET /v1/stage": {},
  "POST /v1/forget": {},
  "GET /v1/me": {},
  "POST /v1/me/erase": {},
  "GET /v1/unsubscribe": { query: unsubscribe },
  "POST /v1/unsubscribe": { query: unsubscribe },
  "POST /v1/unsubscribe/undo": { query: unsubscribe },
  "GET /v1/newsletter/challenge": {},
  "POST /v1/newsletter": { body: SIGN_UP },
  "POST /v1/newsletter/resend": { body: { email: SIGN_UP.email } },
  "GET /v1/newsletter/confirm": { query: signUp },
  "POST /v1/newsletter/confirm": { query: signUp },
  "GET /v1/newsletter/refuse": { query: refused },
  "POST /v1/newsletter/refuse": { query: refused },
  "GET /v1/newsletter/preferences": {},
  "POST /v1/newsletter/preferences": { body: { action: "leave" } },
  "POST /v1/newsletter/preferences/link": { body: { email: SIGN_UP.email } },
  "POST /v1/surveys/:id": {
    path: "/v1/surveys/recommend",
    body: { answers: { nps: 9 }, began: 5_000 },
  },
  "GET /surveys/:id": { path: "/surveys/recommend" },
  "POST /surveys/:id": { path: "/surveys/recommend", body: { answers: { nps: 9 } } },
  "GET /r/:code": { path: `/r/${REFERRAL_CODE}` },
  "GET /v1/referral/codes/:code": { path: `/v1/referral/codes/${REFERRAL_CODE}` },
  "POST /v1/referral/touches": { body: { consent: false } },
  "POST /v1/referral/quote": { body: { code: REFERRAL_CODE } },
  "POST /v1/referral/redeem": { body: { code: REWARD_CODE, orderId: "1" } },
  "POST /v1/referral/unredeem": { body: { code: REWARD_CODE, orderId: "1" } },
  "POST /v1/referral/join": {
    body: { ...SIGN_UP, terms: { version: "1" }, idempotency: "join-of-a-test" },
  },
  "POST /v1/referral/status": { body: member },
  "POST /v1/referral/settings": { body: { ...member, name: "Mina" } },
  // Of another program: the link is needed for invitations.
  "POST /v1/referral/leave": { body: { ...member, program: "friends" } },
  "POST /v1/referral/invite": { body: { ...member, email: "hana@tea.example" } },
  "GET /v1/referral/open": { query: `?t=${member.t}` },
  "POST /v1/referral/open": { query: `?t=${member.t}`, body: { action: "save", name: "Mina" } },
  "POST /v1/reviews": { body: { ...review, idempotency: "one-review-of-a-test" } },
  "POST /v1/reviews/:id/help": {
    path: `/v1/reviews/${REVIEW}/help`,
    body: { key: helpKey, text: "It came too late." },
  },
  "POST /v1/reviews/:id/vote": { path: `/v1/reviews/${REVIEW}/vote`, body: { helpful: true } },
  "GET /v1/reviews/photos/:id": { path: `/v1/reviews/photos/${REVIEW_PHOTO}` },
  "GET /reviews/new": { query: invited },
  "POST /reviews/new": { body: { ...review, idempotency: "other-review-of-a-test" } },
  "GET /v1/reviews": { query: "?product=tea" },
  "GET /v1/reviews/summaries": {},
  "GET /v1/reviews/testimonials": {},
  "POST /v1/chat/conversations": { body: { id: MESSAGE, text: "Do you ship to Jeju?" } },
  "GET /v1/chat/conversations": {},
  "GET /v1/chat/conversations/:id": { path: chat },
  "POST /v1/chat/conversations/:id/messages": {
    path: `${chat}/messages`,
    body: { id: MESSAGE, text: "And when?" },
  },
  "POST /v1/chat/conversations/:id/read": { path: `${chat}/read`, body: { seq: 1 } },
  "POST /v1/chat/conversations/:id/typing": { path: `${chat}/typing` },
  "POST /v1/chat/conversations/:id/person": { path: `${chat}/person` },
  "POST /v1/chat/conversations/:id/rating": { path: `${chat}/rating`, body: { score: 5 } },
  "POST /v1/chat/conversations/:id/end": { path: `${chat}/end` },
  "POST /v1/chat/conversations/:id/email": {
    path: `${chat}/email`,
    body: { email: "somin@tea.example" },
  },
  "POST /v1/chat/identify": { body: { token: identityToken("user-of-a-test") } },
  "POST /v1/chat/attributes": { body: { attributes: { plan: "gold" } } },
  "GET /v1/chat/availability": {},
  "GET /v1/chat/stream": {},
  "GET /v1/chat/answers": { query: "?locale=ko" },
  "POST /v1/chat/ask": { body: { question: "What does postage cost?", locale: "en" } },
  "POST /v1/chat/unanswered": { body: { question: "Do you sell bicycles?", locale: "en" } },
  "POST /v1/chat/conversations/:id/transcript": {
    path: `/v1/chat/conversations/${MAILED_CONVERSATION}/transcript`,
  },
  "GET /chat": { query: "?locale=ko" },
  "POST /chat": { body: { email: MAILED_EMAIL, text: "Do you ship to Norway?" } },
  "GET /v1/chat/continue": { query: continued },
  "POST /v1/chat/continue": { query: continued, body: { action: "continue" } },
  "POST /v1/chat/mail/:provider": {
    path: "/v1/chat/mail/raw",
    bytes: Buffer.from("From: mina@tea.example\r\nTo: chat@in.nuri.example\r\n\r\nThank you!\r\n"),
    type: "message/rfc822",
  },
  "POST /v1/chat/attachments": { bytes: PNG, type: "image/png" },
  "GET /v1/chat/attachments/:id": {
    path: `/v1/chat/attachments/${ATTACHMENT}`,
    query: `?${attached}`,
  },
  "GET /embed.js": {},
  "GET /embed/site.js": {},
  "GET /embed/:file": { path: `/${[...embedFiles().keys()].find((path) => path !== "embed.js")}` },
  "GET /health": {},
  "GET /metrics": {},
  "GET /v1/development/clock": {},
  "POST /v1/development/clock": { body: { advance: "1m" } },
  "GET /mailbox": {},
  "POST /mailbox/clear": {},
  "GET /mailbox/mail/:id": { path: "/mailbox/mail/one" },
  "GET /mailbox/mail/:id/html": { path: "/mailbox/mail/one/html" },
  "POST /mailbox/mail/:id/reply": { path: "/mailbox/mail/one/reply", body: { text: "Hi" } },
  "POST /mailbox/forward/:step": { path: "/mailbox/forward/1h" },
  "GET /openapi.json": {},
};

/** A route as {@link GOOD} has it. */
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** A call. */
export interface Asking {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  readonly body?: RequestInit["body"];
  readonly address?: string;
  readonly query?: string;
}

/** The credentials that a route wants. */
export function credentials({ access, path }: Route, body: Asking["body"]): Record<string, string> {
  // Who zips signs what comes out of it.
  const text =
    typeof body === "string" ? body : JSON.stringify(GOOD["POST /v1/sources/:name"]!.body);
  if (access === "signature") return signingBackend.sign(text, { at: Date.now() });
  if (access === "write-key") return basic(PUBLISHABLE);
  if (access === "secret-key") return basic(SECRET);
  const secret = path.startsWith("/v1/chat/") ? chatter : visitor;
  return access === "visitor" ? { authorization: `Bearer ${secret}` } : {};
}

/** A call of a route that is answered, but for what is said otherwise. */
export function good(route: Route, more: Asking = {}): Asking {
  const { body, query, bytes, type = "application/json" } = GOOD[nameOf(route)] ?? {};
  const text = bytes?.toString("latin1") ?? (body && JSON.stringify(body));
  return {
    method: route.method,
    ...(query && { query }),
    ...(text && { body: bytes ?? text }),
    ...more,
    headers: {
      ...credentials(route, more.body ?? text),
      ...(text && { "content-type": type }),
      ...more.headers,
    },
  };
}

/** The same call of somebody who shows nothing. */
export function withoutKey({ headers, ...rest }: Asking): Asking {
  const { authorization: _key, "webhook-signature": _signature, ...others } = headers ?? {};
  return { ...rest, headers: others };
}
