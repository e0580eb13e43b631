import { isIP } from "node:net";
import ipaddr from "ipaddr.js";

export type Address = ipaddr.IPv4 | ipaddr.IPv6;

/** An IPv6 address may end in an IPv4 address: the same bits, written in two ways. */
const DOTTED_END = /(?<=:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/;

/**
 * An address from its text, an IPv4-mapped IPv6 address as the IPv4 address that it is. A zone
 * (`%eth0`) means something on one machine only and is dropped. `undefined` for any other text.
 */
export function parseAddress(text: string): Address | undefined {
  // The library alone would take "010.1", "1" and "0x7f.1" for addresses.
  if (!isIP(text)) return undefined;
  const plain = text.replace(/%.*$/, "").replace(DOTTED_END, (_, a, b, c, d) => {
    const group = (high: string, low: string): string => (+high * 256 + +low).toString(16);
    return `${group(a, b)}:${group(c, d)}`;
  });
  return ipaddr.process(plain);
}

/** The address with all but its first bits set to zero. */
export function networkOf(address: Address, bits: number): Address {
  const bytes = address.toByteArray().map((byte, place) => {
    const kept = Math.min(8, Math.max(0, bits - place * 8));
    return byte & (0xff << (8 - kept));
  });
  return ipaddr.fromByteArray(bytes);
}
