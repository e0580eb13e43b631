import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clientAddress, limitKey, readTrustedProxies } from "./client-address.ts";

const trustedProxies = readTrustedProxies(["127.0.0.1", "10.0.0.0/8", "fd00::/8"]);
const nobody = readTrustedProxies([]);
const client = (remote: string | undefined, forwardedFor?: string | null, forwarded?: string) =>
  clientAddress({ remote, forwardedFor, forwarded, trustedProxies });

/** Any address but those of the proxies. */
const outside = fc
  .oneof(fc.ipV4(), fc.ipV6())
  .map((text) => clientAddress({ remote: text, trustedProxies: nobody })!)
  .filter((text) => client(text, "192.0.2.99") === text);
const proxy = fc.oneof(
  fc.constantFrom("127.0.0.1", "::ffff:127.0.0.1", "FD00::1", "fd12:0::0:1", "::ffff:a01:203"),
  fc.nat(255).map((last) => `10.1.2.${last}`),
);
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 60 }),
  fc.ipV4(),
  fc.ipV6(),
  fc.constantFrom(
    "unknown",
    "_hidden",
    "for=",
    '"[::1]:80"',
    ",",
    ";",
    "10.0.0.1, 10.0.0.2",
    "[",
    '"',
  ),
);

describe("the address itself", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::FFFF:C000:0201", "192.0.2.1"],
    ["0:0:0:0:0:ffff:192.0.2.1", "192.0.2.1"],
    ["2001:DB8:0:0:0:0:0:1", "2001:db8::1"],
    ["2001:db8::0001", "2001:db8::1"],
    ["2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"],
    ["fe80::1%eth0.1", "fe80::1"],
    ["::192.0.2.1", "::c000:201"],
    ["64:ff9b::192.0.2.1", "64:ff9b::c000:201"],
    ["::", "::"],
    ["192.0.2", undefined],
    ["192.0.2.256", undefined],
    ["192.0.2.01", undefined],
    ["0xc0000201", undefined],
    ["1", undefined],
    ["1::2::3", undefined],
    ["[::1]", undefined],
    ["192.0.2.1:80", undefined],
    ["localhost", undefined],
    ["", undefined],
    [undefined, undefined],
  ])("%s is %s", (remote, expected) => {
    expect(clientAddress({ remote, trustedProxies: nobody })).toBe(expected);
  });

  it("has one text for all its spellings", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 }), (groups) => {
        const texts = [
          groups.map((group) => group.toString(16)).join(":"),
          groups.map((group) => group.toString(16).padStart(4, "0").toUpperCase()).join(":"),
          [
            ...groups.slice(0, 6).map((group) => group.toString(16)),
            groups
              .slice(6)
              .flatMap((group) => [group >> 8, group & 255])
              .join("."),
          ].join(":"),
        ];
        const [one, ...others] = texts.map((remote) => client(remote));
        expect(one).toBeDefined();
        expect(others).toEqual([one, one]);
        // What browsers make of it in a link.
        if (!one!.includes(".")) expect(new URL(`http://[${texts[0]}]`).hostname).toBe(`[${one}]`);
      }),
    );
  });
});

describe("who calls directly", () => {
  it("is who they are, whatever they say", () => {
    fc.assert(
      fc.property(outside, anything, anything, (remote, forwardedFor, forwarded) => {
        expect(client(remote, forwardedFor, forwarded)).toBe(remote);
      }),
    );
  });
});

describe("behind proxies", () => {
  it("is who called the outermost of them, whatever stands before", () => {
    fc.assert(
      fc.property(
        outside,
        fc.array(proxy, { minLength: 1, maxLength: 4 }),
        fc.array(anything, { maxLength: 4 }),
        fc.boolean(),
        (address, [remote, ...inner], forged, withPorts) => {
          const port = (text: string) =>
            withPorts ? (text.includes(":") ? `[${text}]:4711` : `${text}:4711`) : text;
          const hops = [address, ...inner].map(port);
          expect(client(remote, [...forged, ...hops].join(","))).toBe(address);
          const elements = hops.map(
            (hop) =>
              `by=_x; For="${hop.includes(":") && !withPorts ? `[${hop}]` : hop}";proto=https`,
          );
          const quiet = forged.map((text) => text.replaceAll('"', ""));
          expect(client(remote, undefined, [...quiet, ...elements].join(", "))).toBe(address);
        },
      ),
    );
  });

  it("is never what the client has forged in the header that the proxy does not write", () => {
    fc.assert(
      fc.property(outside, proxy, anything, outside, (address, remote, noise, forged) => {
        const proxyItself = client(remote)!;
        expect([address, proxyItself]).toContain(client(remote, address, `for="${noise}"`));
        expect([address, proxyItself]).toContain(client(remote, address, `for="[${forged}]"`));
        expect([address, proxyItself]).toContain(client(remote, forged, `for="[${address}]"`));
      }),
    );
    const agreed = client("127.0.0.1", "2001:db8::7", 'for="[2001:DB8::7]:80"');
    expect(agreed).toBe("2001:db8::7");
  });

  it.each([
    ["no header", undefined, undefined, "127.0.0.1"],
    ["an empty header", "", undefined, "127.0.0.1"],
    ["a null header", null, undefined, "127.0.0.1"],
    ["proxies only", "10.0.0.1, 10.0.0.2", undefined, "10.0.0.1"],
    ["an unknown client", "192.0.2.1, unknown, 10.0.0.2", undefined, "10.0.0.2"],
    ["a hidden client", undefined, "for=192.0.2.1, for=_hidden", "127.0.0.1"],
    ["an element without a client", undefined, "for=192.0.2.1, proto=https", "127.0.0.1"],
    ["an empty hop", "192.0.2.1,,10.0.0.2", undefined, "10.0.0.2"],
    ["blanks", " \t192.0.2.1 \t, 10.0.0.2 ", undefined, "192.0.2.1"],
    ["a mapped client", "::ffff:192.0.2.1", undefined, "192.0.2.1"],
    ["brackets without a port", "[2001:db8::1]", undefined, "2001:db8::1"],
    ["a port that is none", "192.0.2.1:http", undefined, "127.0.0.1"],
    [
      "the standard's own example",
      undefined,
      'For="[2001:db8:cafe::17]:4711"',
      "2001:db8:cafe::17",
    ],
    [
      "a standard's client without quotes",
      undefined,
      "for=192.0.2.60;by=203.0.113.43",
      "192.0.2.60",
    ],
  ])("%s", (_, forwardedFor, forwarded, expected) => {
    expect(client("127.0.0.1", forwardedFor, forwarded)).toBe(expected);
  });

  it("reads whatever headers there are, in time", () => {
    fc.assert(
      fc.property(anything, fc.array(anything), fc.array(anything), (remote, one, other) => {
        client(remote, one.join(","), other.join(";"));
        client("127.0.0.1", one.join(","), `for=${other.join(",for=")}`);
      }),
    );
    const began = performance.now();
    for (const text of ["10.0.0.1,".repeat(1800), '"'.repeat(16_000), "[".repeat(16_000)]) {
      client("127.0.0.1", text, `for=${text}`);
    }
    expect(performance.now() - began).toBeLessThan(500);
  });
});

describe("trusted proxies", () => {
  const trusts = (entry: string, remote: string) =>
    clientAddress({
      remote,
      forwardedFor: "192.0.2.99",
      trustedProxies: readTrustedProxies([entry]),
    }) === "192.0.2.99";

  it.each([
    ["10.0.0.1", ["10.0.0.1", "::ffff:10.0.0.1"], ["10.0.0.2", "::a00:1"]],
    ["10.1.2.3/8", ["10.255.255.255"], ["11.0.0.0", "9.255.255.255"]],
    ["::ffff:10.0.0.0/104", ["10.9.9.9"], ["11.0.0.1"]],
    ["::ffff:10.0.0.1", ["10.0.0.1"], ["10.0.0.2"]],
    ["0.0.0.0/0", ["203.0.113.7"], ["2001:db8::1"]],
    ["::/0", ["2001:db8::1"], ["203.0.113.7"]],
    ["2001:db8::/33", ["2001:db8:7fff::1"], ["2001:db8:8000::1"]],
    ["2001:db8::1/128", ["2001:db8:0::1"], ["2001:db8::2"]],
  ])("%s", (entry, inside, beyond) => {
    expect(inside.filter((remote) => !trusts(entry, remote))).toEqual([]);
    expect(beyond.filter((remote) => trusts(entry, remote))).toEqual([]);
  });

  it.each([
    "",
    "nginx",
    "10.0.0.0/33",
    "10.0.0.0/",
    "10.0.0.0/8/8",
    "10/8",
    "::/129",
    "::/-1",
    "10.0.0.0/1.5",
    "::ffff:10.0.0.0/95",
  ])("refuses %j", (entry) => {
    expect(() => readTrustedProxies([entry])).toThrow(RangeError);
  });
});

describe("the key of limits", () => {
  it.each([
    ["192.0.2.1", "192.0.2.1"],
    ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
    ["2001:db8::1", "2001:db8::/64"],
    ["::1", "::/64"],
  ])("of %s is %s", (address, key) => {
    expect(limitKey(address)).toBe(key);
  });

  it("is one for a whole line, and another for the next", () => {
    const group = fc.nat(0xffff).map((each) => each.toString(16));
    const four = fc.array(group, { minLength: 4, maxLength: 4 });
    fc.assert(
      fc.property(four, four, four, (line, one, other) => {
        const key = (end: readonly string[], start = line) =>
          limitKey([...start, ...end].join(":"));
        fc.pre(line.some((each) => each !== "0"));
        expect(key(one)).toBe(key(other));
        const next = line.with(3, (parseInt(line[3]!, 16) ^ 1).toString(16));
        expect(key(one, next)).not.toBe(key(one));
      }),
    );
  });
});
