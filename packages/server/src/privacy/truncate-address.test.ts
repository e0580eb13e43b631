import fc from "fast-check";
import { expect, it } from "vitest";
import { truncateAddress } from "./truncate-address.ts";

it.each([
  ["203.0.113.255", "203.0.113.0"],
  ["::ffff:203.0.113.7", "203.0.113.0"],
  ["2001:db8:85a3:8d3:1319:8a2e:370:7348", "2001:db8:85a3::"],
  ["2001:DB8::1%eth0", "2001:db8::"],
  ["::1", "::"],
  // 6to4: the network is named after the IPv4 address 203.0.113.7.
  ["2002:cb00:7107::1", "2002:cb00:7100::"],
  // NAT64: the last bits are 203.0.113.7.
  ["64:ff9b::203.0.113.7", "64:ff9b::"],
  ["203.0.113", undefined],
  ["203.0.113.7:80", undefined],
  ["unknown", undefined],
  ["", undefined],
])("%j becomes %j", (address, expected) => {
  expect(truncateAddress(address)).toBe(expected);
});

it("keeps nothing of the last bits, and is an address that stays as it is", () => {
  const octet = fc.nat(255);
  fc.assert(
    fc.property(octet, octet, octet, octet, (a, b, c, d) => {
      expect(truncateAddress(`${a}.${b}.${c}.${d}`)).toBe(`${a}.${b}.${c}.0`);
    }),
  );
  const tail = fc.array(fc.nat(0xffff), { minLength: 5, maxLength: 5 });
  fc.assert(
    fc.property(
      fc.tuple(fc.integer({ min: 1, max: 0xffff }), fc.nat(0xffff), fc.nat(0xffff)),
      tail,
      tail,
      (start, one, other) => {
        const of = (end: readonly number[]) =>
          truncateAddress([...start, ...end].map((group) => group.toString(16)).join(":"));
        expect(of(one)).toBe(of(other));
        expect(truncateAddress(of(one)!)).toBe(of(one));
      },
    ),
  );
});

it("takes any text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      expect(truncateAddress(text)).toBe(undefined);
    }),
  );
  expect(truncateAddress(":".repeat(1e6))).toBe(undefined);
});
