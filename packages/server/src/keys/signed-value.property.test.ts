import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tampered } from "./arbitraries.ts";
import { keyRing, PURPOSES } from "./key-ring.ts";
import { sign, verify } from "./signed-value.ts";

const now = 1_790_000_000;
const site = "https://nuri.example";
const old = "the-secret-of-last-year-0123456789ab";
const fresh = "the-secret-of-this-year-0123456789ab";
const ring = keyRing([old]);

const payloads = fc.oneof(
  fc.string({ maxLength: 300 }),
  fc.string({ unit: "grapheme", maxLength: 80 }),
  fc.constantFrom("", "\ufeffBOM", "\0", "\u{1f375}".repeat(50), "x".repeat(3000)),
);
const purposes = fc.constantFrom(...PURPOSES);

it("gives back what was signed, until it expires", () => {
  fc.assert(
    fc.property(purposes, fc.string(), payloads, fc.nat(1e9), (purpose, site, payload, life) => {
      const value = sign(ring, purpose, site, payload, now + life + 1);
      expect(value).toMatch(/^v1\.[\w-]{8}\.[\w-]+\.[\w-]{43}$/);
      for (const at of [0, now, now + life]) {
        expect(verify(ring, purpose, site, value, at)).toBe(payload);
      }
      for (const at of [now + life + 1, now + life + 2, Infinity, NaN]) {
        expect(verify(ring, purpose, site, value, at)).toBe(undefined);
      }
    }),
  );
});

it("refuses for one purpose or site what was signed for another, of all pairs", () => {
  const sites = [site, `${site}/`, "https://nuri.example.evil.example", "", "stage-cookie"];
  for (const purpose of PURPOSES) {
    for (const signedFor of sites) {
      const value = sign(ring, purpose, signedFor, "payload", now + 60);
      for (const asked of PURPOSES) {
        for (const at of sites) {
          const same = asked === purpose && at === signedFor;
          const expected = same ? "payload" : undefined;
          expect(verify(ring, asked, at, value, now), `${purpose} as ${asked}`).toBe(expected);
        }
      }
    }
  }
});

describe("rotation", () => {
  const value = sign(ring, "stage-cookie", site, "payload", now + 60);
  const read = (...secrets: string[]) => verify(keyRing(secrets), "stage-cookie", site, value, now);

  it("accepts every secret of the ring, in any order, and none that is gone", () => {
    expect(read(fresh, old)).toBe("payload");
    expect(read(old, fresh)).toBe("payload");
    expect(read(fresh)).toBe(undefined);
    expect(read()).toBe(undefined);
  });

  it("signs with the first", () => {
    const next = sign(keyRing([fresh, old]), "stage-cookie", site, "payload", now + 60);
    expect(verify(keyRing([fresh]), "stage-cookie", site, next, now)).toBe("payload");
    expect(verify(keyRing([old]), "stage-cookie", site, next, now)).toBe(undefined);
  });
});

it("refuses a key id that belongs to another key of the ring", () => {
  const both = keyRing([fresh, old]);
  const [one, other] = both.keys("stage-cookie");
  const value = sign(both, "stage-cookie", site, "payload", now + 60).replace(one!.id, other!.id);
  expect(verify(both, "stage-cookie", site, value, now)).toBe(undefined);
});

it("refuses other spellings of the same bytes", () => {
  const value = sign(ring, "stage-cookie", site, "payload??>>", now + 60);
  // The last of 43 characters has two bits that no byte needs.
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(value.at(-1)!);
  const spellings = [1, 2, 3].map((bits) => value.slice(0, -1) + alphabet[last ^ bits]);
  const padded = [`${value}=`, `${value}\n`, ` ${value}`, `${value}.`, value.replace("v1", "V1")];
  for (const text of [...spellings, ...padded]) {
    expect(verify(ring, "stage-cookie", site, text, now), text).toBe(undefined);
  }
});

it("refuses what is longer than 4,096 characters, and does not sign it", () => {
  const room = Math.floor(((4096 - "v1..".length - 8 - 1 - 43) * 3) / 4) - 6;
  const value = sign(ring, "stage-cookie", site, "x".repeat(room), now + 60);
  expect(value.length).toBeLessThanOrEqual(4096);
  expect(value.length).toBeGreaterThan(4080);
  expect(verify(ring, "stage-cookie", site, value, now)).toBe("x".repeat(room));
  const long = () => sign(ring, "stage-cookie", site, "x".repeat(room + 20), now + 60);
  expect(long).toThrow(RangeError);
});

it("does not sign without a key or without an expiry", () => {
  expect(() => sign(keyRing([]), "stage-cookie", site, "payload", now)).toThrow(RangeError);
  for (const expiry of [NaN, -1, Infinity, 2 ** 40]) {
    expect(() => sign(ring, "stage-cookie", site, "payload", expiry), `${expiry}`).toThrow(
      RangeError,
    );
  }
});

it("accepts nothing that was tampered with, and never throws", { timeout: 60_000 }, () => {
  const value = sign(ring, "stage-cookie", site, "payload of some length, 차", now + 60);
  fc.assert(
    fc.property(tampered(value), (text) => {
      expect(verify(ring, "stage-cookie", site, text, now)).toBe(undefined);
    }),
    { numRuns: 20_000 },
  );
});
