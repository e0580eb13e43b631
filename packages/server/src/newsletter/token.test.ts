import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { BASE, SECRET, SITE } from "../http/test-server.ts";
import { keyRing, PURPOSES } from "../keys/key-ring.ts";
import { sign } from "../keys/signed-value.ts";
import { writeStageCookie } from "../keys/stage-cookie.ts";
import { newVisitorSecret, writeVisitorCookie } from "../keys/visitor-secret.ts";
import { writeToken } from "../mail/unsubscribe/token.ts";
import type { SignUpTable } from "../store/newsletter-tables.ts";
import { preferencesLink } from "./preferences/token.ts";
import { REFERRAL } from "../referral/members/test-members.ts";
import { writeReferralToken } from "../referral/members/token.ts";
import type { ReferralMemberTable } from "../store/referral-tables.ts";
import { type TestNewsletter, testNewsletter } from "./test-newsletter.ts";
import { readSignUpToken, writeSignUpToken } from "./token.ts";

const ring = keyRing([SECRET]);
const now = Date.now();
const seconds = now / 1000;
let test: TestNewsletter;
let signUp: SignUpTable;
let member: ReferralMemberTable;
beforeAll(async () => {
  test = await testNewsletter("sqlite", { referral: REFERRAL });
  await test.send({ email: "mina@tea.example" });
  [signUp] = (await test.rows<SignUpTable>("sign_up")) as [SignUpTable];
  await test.ask("/v1/referral/join", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ email: "mina@tea.example", began: 5_000, terms: { version: "1" } }),
  });
  [member] = (await test.rows<ReferralMemberTable>("referral_member")) as [ReferralMemberTable];
}, 60_000);
afterAll(() => test.close());

/** Tokens as each of their makers makes them, about the very person where it can be. */
const TOKENS: Readonly<Record<string, () => string>> = {
  "newsletter-confirm": () =>
    writeSignUpToken(
      { config: test.config, ring },
      { signUp: signUp.id, language: "en", sentAt: now },
    ),
  "newsletter-preferences": () =>
    new URL(
      preferencesLink(
        { ...test.server.services, ring },
        { subscriber: signUp.subscriber_id, language: "en", sentAt: now },
      ),
    ).searchParams.get("t")!,
  "referral-status": () =>
    writeReferralToken(
      { config: test.config, ring },
      { member: member.id, program: "friends", terms: "1", language: "en", sentAt: now },
    ),
  unsubscribe: () =>
    writeToken(
      { config: test.config, ring },
      { hash: signUp.id, scope: "marketing", language: "en" },
      now,
    ),
  "stage-cookie": () => writeStageCookie(ring, SITE, { stage: "purchase", at: seconds }, seconds),
  "visitor-cookie": () => writeVisitorCookie(ring, SITE, newVisitorSecret(), seconds),
};

/** They take it in their body. */
const REFERRAL_TAKERS = ["status", "settings", "leave", "invite"].map(
  (name) => `POST /v1/referral/${name}`,
);

/** Where each kind of token is taken. */
const TAKERS: Readonly<Record<string, readonly string[]>> = {
  "newsletter-confirm": [
    "GET /v1/newsletter/confirm",
    "GET /v1/newsletter/refuse",
    "POST /v1/newsletter/confirm",
    "POST /v1/newsletter/refuse",
  ],
  "newsletter-preferences": ["GET /v1/newsletter/preferences"],
  "referral-status": ["GET /v1/referral/open", ...REFERRAL_TAKERS],
  unsubscribe: ["GET /v1/unsubscribe", "POST /v1/unsubscribe"],
};

async function ask(taker: string, token: string): Promise<Response> {
  const [method = "", path = ""] = taker.split(" ");
  const query = new URLSearchParams({ t: token }).toString();
  if (REFERRAL_TAKERS.includes(taker)) {
    const body = JSON.stringify({ t: token, email: "hana@tea.example" });
    return test.ask(path, { method, headers: { "content-type": "application/json" }, body });
  }
  return test.ask(`${BASE}${path}?${query}`, { method });
}

describe("a token of one purpose is refused for every other", () => {
  const payloads = PURPOSES.flatMap((purpose): [string, () => string][] => [
    [
      `${purpose}, with the payload of a confirmation`,
      () => sign(ring, purpose, SITE, JSON.stringify([signUp.id, "en", now]), seconds + 1_000),
    ],
    [
      `${purpose}, with the payload of a member's link`,
      () => {
        const payload = JSON.stringify([member.id, "friends", "1", "en", now]);
        return sign(ring, purpose, SITE, payload, seconds + 1_000);
      },
    ],
  ]);
  const cases = [...Object.entries(TOKENS), ...payloads].flatMap(([made, token]) =>
    Object.entries(TAKERS).flatMap(([purpose, takers]) =>
      made.split(",")[0] === purpose
        ? []
        : takers.map((taker): [string, string, () => string] => [made, taker, token]),
    ),
  );
  it.each(cases)("%s: %s", async (_made, taker, token) => {
    const answer = await ask(taker, token());
    if (REFERRAL_TAKERS.includes(taker)) {
      expect([answer.status, await answer.json()]).toMatchObject([403, { code: "token-invalid" }]);
      return;
    }
    if (!taker.endsWith("/preferences")) {
      expect(answer.status).toBe(404);
      return;
    }
    // The preference centre asks for the address, and shows nobody's.
    const page = await answer.text();
    expect(page).toContain("/v1/newsletter/preferences/link");
    expect(page).not.toContain("tea.example");
  });

  it("and where it belongs it is taken", async () => {
    for (const [purpose, [first = ""]] of Object.entries(TAKERS)) {
      if (purpose === "newsletter-preferences") continue;
      expect((await ask(first, TOKENS[purpose]!())).status, purpose).toBe(200);
    }
    expect(await test.rows<SignUpTable>("sign_up")).toHaveLength(1);
  });

  it("a confirmation's is neither a cookie nor a proof of who somebody is", async () => {
    const token = TOKENS["newsletter-confirm"]!();
    for (const headers of [
      { authorization: `Bearer ${token}` },
      { "sec-fetch-site": "same-origin", cookie: `__Host-stagelight-visitor=${token}` },
    ]) {
      expect((await test.ask("/v1/me", { headers })).status).toBe(401);
    }
  });
});

it.each<[string, () => string]>([
  ["empty", () => ""],
  ["changed", () => TOKENS["newsletter-confirm"]!().replace(/.$/, "-")],
  [
    "of another site",
    () => sign(ring, "newsletter-confirm", "https://a.example", "[]", seconds + 1_000),
  ],
  [
    "of another secret",
    () =>
      writeSignUpToken(
        { config: test.config, ring: keyRing(["x".repeat(40)]) },
        { signUp: signUp.id, language: "en", sentAt: now },
      ),
  ],
  [
    "of a month ago",
    () =>
      writeSignUpToken(
        { config: test.config, ring },
        { signUp: signUp.id, language: "en", sentAt: now - 31 * 86_400_000 },
      ),
  ],
])("a token that is %s does nothing", async (_, token) => {
  for (const taker of TAKERS["newsletter-confirm"]!)
    expect((await ask(taker, token())).status).toBe(404);
});

it("is read as it was written, for any language", () => {
  const signing = { config: test.config, ring };
  for (const language of ["en", "zh-Hans-CN", "ko_KR"]) {
    const link = { signUp: signUp.id, language, sentAt: now };
    expect(readSignUpToken(signing, writeSignUpToken(signing, link), now)).toEqual(link);
  }
});
