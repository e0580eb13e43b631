import { networkOf, parseAddress } from "../http/address.ts";

/**
 * The part of an address that may be written to disk: the /24 network of an IPv4 address, the /48
 * network of an IPv6 address, as an address with zeros. Nothing for any other text.
 */
export function truncateAddress(address: string): string | undefined {
  const parsed = parseAddress(address);
  if (!parsed) return undefined;
  if (parsed.kind() === "ipv4") return networkOf(parsed, 24).toString();
  // The first 48 bits of a 6to4 address hold a whole IPv4 address; 40 hold its /24.
  return networkOf(parsed, parsed.range() === "6to4" ? 40 : 48).toString();
}
