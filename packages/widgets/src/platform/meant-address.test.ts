import fc from "fast-check";
import { expect, it } from "vitest";
import { meantAddress } from "./meant-address.ts";

it.each([
  ["mina@gmial.com", "mina@gmail.com"],
  ["mina@gmail.con", "mina@gmail.com"],
  ["mina@gmaill.com", "mina@gmail.com"],
  ["mina@hotmal.com", "mina@hotmail.com"],
  ["mina@never.com", "mina@naver.com"],
  ["Mina@GMIAL.com", "Mina@gmail.com"],
])("%s means %s", (written, meant) => {
  expect(meantAddress(written)).toBe(meant);
});

it.each(["mina@gmail.com", "mina@gmail.co", "mina@nuri.example", "@gmial.com", "mina", ""])(
  "of %s nothing else is said",
  (written) => {
    expect(meantAddress(written)).toBeUndefined();
  },
);

it("what it proposes is never asked about again, and only the domain differs", () => {
  fc.assert(
    fc.property(fc.string(), fc.domain(), (local, domain) => {
      const meant = meantAddress(`${local}@${domain}`);
      if (meant === undefined) return;
      expect(meantAddress(meant)).toBeUndefined();
      expect(meant.startsWith(`${local}@`)).toBe(true);
    }),
  );
});
