import ipaddr from "ipaddr.js";

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/**
 * Whether everybody may reach an address: none of the special-purpose ranges of RFC 6890 and its
 * successors, and none that stands for another address (v4-mapped, NAT64, 6to4, Teredo).
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 * https://www.iana.org/assignments/iana-ipv6-special-registry
 */
export function isPublic(address: Address): boolean {
  if (address.range() !== "unicast") return false;
  // The rest of version 6 is not given out: "::7f00:1" means 127.0.0.1 to some systems.
  return !(address instanceof ipaddr.IPv6) || address.match(GIVEN_OUT);
}

/** Whether an address is of the own network or the own machine. */
export function isOwn(address: Address): boolean {
  return OWN.includes(address.range());
}

/** An address as systems write it, or nothing: short, octal and hexadecimal forms are none. */
export function parseAddress(text: string): Address | undefined {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
    ? ipaddr.parse(text)
    : undefined;
}

const GIVEN_OUT = ipaddr.IPv6.parseCIDR("2000::/3");

const OWN = ["private", "uniqueLocal", "loopback", "carrierGradeNat"];
