import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mailKey, selfAddress } from "../referral.ts";

const local = fc.stringMatching(/^[a-z0-9+.]{1,20}$/);
const domain = fc.constantFrom(
  "gmail.com",
  "googlemail.com",
  "icloud.com",
  "proton.me",
  "nuri.example",
  "constructor",
);
const address = fc.tuple(local, domain).map((parts) => parts.join("@"));

describe.each([
  ["mailKey", mailKey],
  ["selfAddress", selfAddress],
])("%s", (_, keyOf) => {
  it("is its own key", () => {
    fc.assert(
      fc.property(address, (given) => {
        expect(keyOf(keyOf(given))).toBe(keyOf(given));
      }),
      { numRuns: 1000 },
    );
  });

  it("is an address, with something before the @", () => {
    fc.assert(
      fc.property(address, (given) => {
        expect(keyOf(given)).toMatch(/^[^@]+@[^@]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});

it("tells no more people apart than the mailbox's own key does", () => {
  fc.assert(
    fc.property(address, (given) => {
      expect(selfAddress(mailKey(given))).toBe(selfAddress(given));
    }),
    { numRuns: 1000 },
  );
});

it.each([
  ["m.i.n.a+tea@googlemail.com", "mina@gmail.com", "mina@gmail.com"],
  ["mina+tea@nuri.example", "mina+tea@nuri.example", "mina@nuri.example"],
  ["mi.na@nuri.example", "mi.na@nuri.example", "mi.na@nuri.example"],
  ["+tea@nuri.example", "+tea@nuri.example", "+tea@nuri.example"],
  ["mina+tea@me.com", "mina@icloud.com", "mina@icloud.com"],
])("%s is the mailbox %s, of %s", (given, key, self) => {
  expect(mailKey(given)).toBe(key);
  expect(selfAddress(given)).toBe(self);
});
