import { type Address, networkOf, parseAddress } from "./address.ts";

/** The proxies that are believed when they name the address that they were called from. */
export interface TrustedProxies {
  includes(address: Address): boolean;
}

/** What is known of where a request comes from. */
export interface Hops {
  /** Address of the other end of the connection; nothing on a Unix socket. */
  readonly remote: string | undefined;
  /** The `X-Forwarded-For` header, several of them joined by commas. */
  readonly forwardedFor?: string | null | undefined;
  /** The `Forwarded` header (RFC 7239), several of them joined by commas. */
  readonly forwarded?: string | null | undefined;
  readonly trustedProxies: TrustedProxies;
}

/**
 * Reads the proxies of a site once, so that a request does not have to.
 *
 * @param entries addresses and ranges such as `10.0.0.0/8`; the config has checked them
 * @throws RangeError for an entry that is neither
 */
export function readTrustedProxies(entries: readonly string[]): TrustedProxies {
  const ranges = entries.map(readRange);
  return {
    includes: (address) =>
      ranges.some(([range, bits]) => range.kind() === address.kind() && address.match(range, bits)),
  };
}

/**
 * The canonical address of the client: of the hops from the server's end, the first that is no
 * trusted proxy. What stands before it in the headers, the client may have written. Nothing when
 * the remote address is none.
 *
 * A proxy writes one of the two headers and may pass the other on as the client sent it. Where they
 * name different clients, neither is believed, and the answer is the proxy's own address.
 */
export function clientAddress(hops: Hops): string | undefined {
  const { forwardedFor, forwarded, trustedProxies } = hops;
  const remote = parseAddress(hops.remote ?? "");
  if (!remote || !trustedProxies.includes(remote)) return remote?.toString();
  const lists = [forwardedFor && forwardedFor.split(","), forwarded && forwardedNames(forwarded)];
  const [first = remote.toString(), second = first] = lists.flatMap((list) =>
    list ? [lastUntrusted(remote, list, trustedProxies)] : [],
  );
  return first === second ? first : remote.toString();
}

/**
 * What limits count by: an IPv4 address, or the /64 network of an IPv6 address, since one line has
 * all of it.
 *
 * @param address as {@link clientAddress} gives it
 */
export function limitKey(address: string): string {
  const parsed = parseAddress(address);
  return parsed?.kind() === "ipv6"
    ? `${networkOf(parsed, 64)}/64`
    : (parsed?.toString() ?? address);
}

/** Goes back from the server until a hop is unknown or not trusted. */
function lastUntrusted(
  remote: Address,
  hops: readonly string[],
  trustedProxies: TrustedProxies,
): string {
  let address = remote;
  for (const hop of hops.toReversed()) {
    const before = parseAddress(withoutPort(hop));
    // "unknown", a made-up name, or nonsense: the hop that wrote it is as far as anybody knows.
    if (!before) break;
    address = before;
    if (!trustedProxies.includes(address)) break;
  }
  return address.toString();
}

/** The `for` of every element of a `Forwarded` header; empty where there is none. */
function forwardedNames(header: string): string[] {
  return header.split(",").map((element) => {
    const pair = element.split(";").find((each) => /^\s*for\s*=/i.test(each)) ?? "";
    return pair.slice(pair.indexOf("=") + 1);
  });
}

/** `192.0.2.1:80`, `[2001:db8::1]:80`, quoted or not: the address in it. */
function withoutPort(hop: string): string {
  const text = hop.trim().replace(/^"(.*)"$/, "$1");
  const [, inBrackets, v4] =
    /^\[([^\]]*)\](?::\d{1,5})?$|^([\d.]+):\d{1,5}$/.exec(text.slice(0, 100)) ?? [];
  return inBrackets ?? v4 ?? text;
}

/** A range of IPv4-mapped addresses is one of IPv4 addresses. */
function readRange(entry: string): [Address, number] {
  const [, text = "", length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(entry) ?? [];
  const address = parseAddress(text);
  const mapped = text.includes(":") && address?.kind() === "ipv4" ? 96 : 0;
  const most = address?.kind() === "ipv4" ? 32 : 128;
  const bits = length === undefined ? most : Number(length) - mapped;
  if (!address || !(bits >= 0 && bits <= most)) {
    throw new RangeError(`${JSON.stringify(entry)} is neither an address nor a range.`);
  }
  return [address, bits];
}
