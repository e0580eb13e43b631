import { createHmac, createSecretKey, generateKeyPairSync } from "node:crypto";
import fc from "fast-check";
import { type JWTHeaderParameters, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { tampered } from "./arbitraries.ts";
import { verifyIdentityToken } from "./identity-token.ts";
import { keyRing } from "./key-ring.ts";

const now = 1_790_000_000;
const site = "https://nuri.example";
const secret = "the-secret-of-this-year-0123456789ab";
const ring = keyRing(["a-newer-secret-0123456789abcdefghijkl", secret]);

const good = {
  aud: site,
  sub: "42",
  email: "anna@nuri.example",
  email_verified: true,
  iat: now - 5,
  exp: now + 300,
  jti: "token-1",
};

/** Signed with a plain HMAC, so that the claims may be of any kind. */
function token(claims: object = good, header: object = { alg: "HS256", typ: "JWT" }): string {
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return signed(`${encode(header)}.${encode(claims)}`);
}

function signed(body: string): string {
  return `${body}.${createHmac("sha256", secret).update(body).digest("base64url")}`;
}

const answer = (text: string, at = now) => verifyIdentityToken(ring, site, text, at);
const refusal = async (text: string, at = now) => (await answer(text, at)).refused;

describe("accepts", () => {
  it("what any secret of the ring signed", async () => {
    const identity = {
      userId: "42",
      email: "anna@nuri.example",
      emailVerified: true,
      tokenId: "token-1",
      issuedAt: now - 5,
      expiresAt: now + 300,
    };
    expect(await answer(token())).toEqual({ identity });
    const library = new SignJWT(good).setProtectedHeader({ alg: "HS256", typ: "JWT" });
    expect(await answer(await library.sign(createSecretKey(secret, "utf8")))).toEqual({ identity });
  });

  it("the site's address with and without its slash, and the product's name", async () => {
    for (const aud of [site, `${site}/`, "stagelight", ["https://other.example", site]]) {
      expect(await refusal(token({ ...good, aud })), String(aud)).toBe(undefined);
    }
    const { refused } = await verifyIdentityToken(ring, `${site}/`, token(), now);
    expect(refused).toBe(undefined);
  });

  it("an address as a claim only, unless the backend has proof of it", async () => {
    const proof = async (claims: object) => (await answer(token(claims))).identity?.emailVerified;
    expect(await proof(good)).toBe(true);
    expect(await proof({ ...good, email_verified: false })).toBe(false);
    expect(await proof({ ...good, email_verified: undefined })).toBe(false);
    expect(await proof({ ...good, email: undefined })).toBe(false);
  });

  it("a nonce where there is no jti, and neither", async () => {
    const id = async (claims: object) => (await answer(token(claims))).identity?.tokenId;
    expect(await id({ ...good, jti: undefined, nonce: "n" })).toBe("n");
    expect(await id({ ...good, jti: undefined })).toBe(undefined);
  });

  it("clocks that differ by half a minute", async () => {
    expect(await refusal(token(), now + 329)).toBe(undefined);
    expect(await refusal(token(), now + 330)).toBe("expired");
    expect(await refusal(token({ ...good, iat: now + 30 }))).toBe(undefined);
    expect(await refusal(token({ ...good, iat: now + 31 }))).toBe("not-yet-valid");
  });
});

describe("refuses", () => {
  const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const header = (alg: string, more: object = {}) => token(good, { alg, typ: "JWT", ...more });

  it.each([
    ["no token", "", "malformed"],
    ["two parts", "a.b", "malformed"],
    ["a blank", token().replace(/(?=[^.]*$)/, "\t"), "malformed"],
    ["a header that is no JSON", signed("bm8.e30"), "malformed"],
    ["claims that are no object", token([good]), "malformed"],
    ["critical extensions", header("HS256", { crit: ["x"], x: 1 }), "malformed"],
    ["a payload that is not encoded", header("HS256", { crit: ["b64"], b64: false }), "malformed"],
    ["more than 4,096 characters", token({ ...good, long: "x".repeat(4096) }), "malformed"],
    ["no algorithm", header("none").replace(/[^.]*$/, ""), "algorithm"],
    ["none in other letters", header("nOnE"), "algorithm"],
    ["a longer hash", header("HS512"), "algorithm"],
    ["no signature", header("HS256").replace(/[^.]*$/, ""), "signature"],
    ["a missing kind", token(good, { alg: "HS256" }), "type"],
    ["another kind of token", header("HS256", { typ: "at+jwt" }), "type"],
    ["another site", token({ ...good, aud: "https://other.example" }), "audience"],
    ["a path of the site", token({ ...good, aud: `${site}//` }), "audience"],
    ["an audience of a wrong kind", token({ ...good, aud: { site } }), "audience"],
    ["a missing audience", token({ ...good, aud: undefined }), "audience"],
    ["a token of yesterday", token({ ...good, iat: now - 9e4, exp: now - 86_400 }), "expired"],
    ["a token of tomorrow", token({ ...good, nbf: now + 60 }), "not-yet-valid"],
    ["eleven minutes", token({ ...good, iat: now, exp: now + 601 }), "too-long-lived"],
    ["old ones that live on", token({ ...good, iat: now - 500 }), "too-long-lived"],
    ["a missing expiry", token({ ...good, exp: undefined }), "claims"],
    ["a missing time of issue", token({ ...good, iat: undefined }), "claims"],
    ["an expiry of a wrong kind", token({ ...good, exp: "2099-01-01" }), "claims"],
    ["a missing user", token({ ...good, sub: undefined }), "claims"],
    ["an empty user", token({ ...good, sub: "" }), "claims"],
    ["a user that is a number", token({ ...good, sub: 42 }), "claims"],
    ["a user of 101 characters", token({ ...good, sub: "x".repeat(101) }), "claims"],
    ["an address that is none", token({ ...good, email: "anna" }), "claims"],
    ["two addresses", token({ ...good, email: ["a@b.example", "c@d.example"] }), "claims"],
    ["a proof that is a text", token({ ...good, email_verified: "true" }), "claims"],
    ["an id of a wrong kind", token({ ...good, jti: 5 }), "claims"],
  ])("%s", async (_, text, reason) => {
    expect(await answer(text)).toEqual({ refused: reason });
  });

  it("other secrets, and a key that somebody calls a secret", async () => {
    const sign = (header: JWTHeaderParameters, key: Parameters<SignJWT["sign"]>[0]) =>
      new SignJWT(good).setProtectedHeader(header).sign(key);
    const other = createSecretKey("another-secret-0123456789abcdefghijkl", "utf8");
    expect(await refusal(await sign({ alg: "HS256", typ: "JWT" }, other))).toBe("signature");
    expect(await refusal(await sign({ alg: "RS256", typ: "JWT" }, rsa.privateKey))).toBe(
      "algorithm",
    );
    expect((await verifyIdentityToken(keyRing([]), site, token(), now)).refused).toBe("signature");
  });
});

it(
  "accepts nothing else that was tampered with, and never throws",
  { timeout: 60_000 },
  async () => {
    const text = token();
    // The last character of the signature has two bits that no byte needs.
    const bytes = (jwt: string) =>
      Buffer.from(jwt.split(".")[2] ?? "", "base64url").toString("hex");
    const respelled = (other: string) =>
      other.slice(0, -1) === text.slice(0, -1) && bytes(other) === bytes(text);
    await fc.assert(
      fc.asyncProperty(tampered(text), async (other) => {
        const { identity } = await answer(other);
        expect(respelled(other) ? undefined : identity).toBe(undefined);
      }),
      { numRuns: 5000 },
    );
  },
);

it("reads any claims without throwing, and lets none of a wrong kind through", async () => {
  const value = fc.oneof(
    fc.jsonValue({ maxDepth: 2 }),
    fc.constantFrom(now, now + 60, site, "a@b"),
  );
  const claims = fc.record(
    Object.fromEntries([...Object.keys(good), "nbf", "nonce", "iss"].map((key) => [key, value])),
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(claims, async (claims) => {
      const { identity } = await answer(token({ ...good, ...claims }));
      if (!identity) return;
      expect(typeof identity.userId).toBe("string");
      expect(["string", "undefined"]).toContain(typeof identity.email);
      expect(identity.expiresAt - identity.issuedAt).toBeLessThanOrEqual(600);
    }),
    { numRuns: 1000 },
  );
});
