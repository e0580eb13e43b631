import { expect, it } from "vitest";
import { keyRing, PURPOSES } from "../keys/key-ring.ts";
import { sign } from "../keys/signed-value.ts";
import { cleanAddress } from "./page-address.ts";

it.each([
  ["/?a=eyJhbGciOiJI.eyJzdWIi.x&b=1", "/?a=&b=1"],
  ["/?a=Bearer%20eyJhbGciOiJI.eyJzdWIi.x", "/?a="],
  ["/?a=x-eyJhbGciOi.b", "/?a=x-eyJhbGciOi.b"],
])("takes tokens out of %s", (address, clean) => expect(cleanAddress(address)).toBe(clean));

it.each(PURPOSES)("takes out what this server has signed for %s", (purpose) => {
  const ring = keyRing(["the-secret-of-this-year-0123456789ab"]);
  for (const payload of ["", "m_1 friends"]) {
    const value = sign(ring, purpose, "https://nuri.example", payload, 1_790_000_000);
    expect(cleanAddress(`/refer/?a=1#referral=${value}`)).toBe("/refer/?a=1#referral=");
    expect(cleanAddress(`?t=${value}&b=1`)).toBe("?t=&b=1");
    expect(cleanAddress(`?b=${encodeURIComponent(`x ${value}`)}`)).toBe("?b=");
  }
});

it("leaves versions and shorter names as they are", () => {
  const address = "/?a=v1.2.3&b=v1.deadbeef.release.notes";
  expect(cleanAddress(address)).toBe(address);
});

// One event may be 32 kB; nobody else is answered while its addresses are read.
it.each([
  "eyJ-",
  "a@",
  "@",
  "eyJaaaaaa",
  "&a",
  "a=",
  "%",
  "eyJ.",
  "token-",
  "v1.",
  "v1.aaaaaaaa.aaaaaaa.",
])("is done soon with a long value of %s", (part) => {
  const long = part.repeat(32_000 / part.length);
  const begin = performance.now();
  cleanAddress(`/?a=${long}`);
  cleanAddress(`/?${long}=a`);
  expect(performance.now() - begin).toBeLessThan(200);
});
