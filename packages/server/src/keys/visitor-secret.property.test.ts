import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tamperedCookie } from "./arbitraries.ts";
import { keyRing } from "./key-ring.ts";
import {
  isVisitorSecret,
  newVisitorSecret,
  readVisitorCookie,
  VISITOR_COOKIE,
  VISITOR_COOKIE_LIFE,
  visitorIdOf,
  writeVisitorCookie,
} from "./visitor-secret.ts";

const now = 1_790_000_000;
const site = "https://nuri.example";
const ring = keyRing(["the-secret-of-this-year-0123456789ab"]);

/** The recipe as the browser follows it. */
async function idInTheBrowser(secret: string): Promise<string> {
  const text = new TextEncoder().encode("stagelight visitor" + secret);
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", text)).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return [0, 8, 12, 16, 20].map((from, i, all) => hex.slice(from, all[i + 1])).join("-");
}

describe("the visitor's id", () => {
  it("is a UUID of version 8, the same here and in the browser", async () => {
    const secret = fc
      .uint8Array({ minLength: 32, maxLength: 32 })
      .map((bytes) => Buffer.from(bytes).toString("base64url"));
    await fc.assert(
      fc.asyncProperty(secret, async (secret) => {
        expect(isVisitorSecret(secret)).toBe(true);
        const id = visitorIdOf(secret);
        expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
        expect(id).toBe(await idInTheBrowser(secret));
      }),
    );
  });

  it("is the one that the documentation has", () => {
    expect(visitorIdOf("A".repeat(43))).toBe("01bc8ddc-1ca7-80b0-a1f5-3707b888b560");
  });
});

describe("the secret", () => {
  it("is made anew each time", () => {
    const secrets = Array.from({ length: 1000 }, newVisitorSecret);
    expect(secrets.every(isVisitorSecret)).toBe(true);
    expect(new Set(secrets).size).toBe(1000);
    expect(new Set(secrets.map(visitorIdOf)).size).toBe(1000);
  });

  it("has one spelling", () => {
    const wrong = [
      "",
      "A".repeat(42),
      "A".repeat(44),
      `${"A".repeat(42)}B`,
      `${"A".repeat(43)}=`,
      `${"A".repeat(43)}\n`,
      `+${"A".repeat(42)}`,
      undefined,
      ["A".repeat(43)],
    ];
    for (const text of wrong) expect(isVisitorSecret(text), String(text)).toBe(false);
  });
});

describe("the visitor cookie", () => {
  const secret = "hUmE3RYZ8aXcVnOaLm0Jw5TQ2p9sKdFgBbNvCxZqWe4";
  const value = writeVisitorCookie(ring, site, secret, now);
  const read = (header: string, at = now) => readVisitorCookie(ring, site, header, at);

  it("gives the secret back for 400 days", () => {
    expect(VISITOR_COOKIE_LIFE).toBe(34_560_000);
    const header = `${VISITOR_COOKIE}=${value}`;
    expect(read(header)).toBe(secret);
    expect(read(header, now + VISITOR_COOKIE_LIFE - 1)).toBe(secret);
    expect(read(header, now + VISITOR_COOKIE_LIFE)).toBe(undefined);
    expect(readVisitorCookie(ring, "https://other.example", header, now)).toBe(undefined);
    expect(read(`${header}; ${header}`)).toBe(undefined);
    expect(readVisitorCookie(ring, site, null, now)).toBe(undefined);
  });

  it("is refused when somebody tampered with it", { timeout: 60_000 }, () => {
    fc.assert(
      fc.property(tamperedCookie(value), (text) => {
        expect(read(`${VISITOR_COOKIE}=${text}`)).toBe(undefined);
      }),
      { numRuns: 20_000 },
    );
  });
});
