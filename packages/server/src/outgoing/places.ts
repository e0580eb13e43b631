import ipaddr from "ipaddr.js";
import { type Address, isOwn, isPublic, parseAddress } from "./address.ts";

/** A place that may be reached although it is private, or at another port than 80 and 443. */
export interface Place {
  /** As in an address of the web: a name, or an IP address. */
  readonly name: string;
  /** Of an IP address or a range. */
  readonly range?: readonly [Address, number];
  /** Default: any. */
  readonly port?: number;
}

/** Why somebody must not be reached. */
export type Refusal = "port-refused" | "address-refused";

/** What is about to be connected to. */
export interface Target {
  /** The name or the IP address that was asked for. */
  readonly name: string;
  readonly address: Address;
  readonly port: number;
}

/**
 * Whether something may be reached: a public address at port 80 or 443, or an allowed place. A name
 * that is allowed may mean the own network or machine, and nothing beyond: whoever answers for names
 * must not lead to a cloud's metadata.
 */
export function refusal(
  { name, address, port }: Target,
  allowed: readonly Place[],
): Refusal | undefined {
  const standard = port === 80 || port === 443;
  if (standard && isPublic(address)) return undefined;
  const fits = allowed.some((place) => {
    if (place.port !== undefined && place.port !== port) return false;
    if (!place.range) return place.name === name && (isPublic(address) || isOwn(address));
    const [network, bits] = place.range;
    return network.kind() === address.kind() && address.match(network, bits);
  });
  if (fits) return undefined;
  return standard || !isPublic(address) ? "address-refused" : "port-refused";
}

/**
 * Reads a place as people write it: `erp.internal`, `erp.nuri.example:8443`, `10.0.0.0/8`,
 * `127.0.0.1:4400`, `[::1]:4400`.
 *
 * @returns nothing when it is none
 */
export function readPlace(text: string): Place | undefined {
  const [, six, other, digits] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(text) ?? [];
  // Version 6 without brackets has colons of its own, and no port.
  const host = six ?? other ?? text;
  const port = digits === undefined ? {} : { port: Number(digits) };
  if (port.port !== undefined && (port.port < 1 || port.port > 65_535)) return undefined;
  const range = readRange(host);
  if (range) return { name: host, range, ...port };
  const name = hostName(host);
  return name === undefined ? undefined : { name, ...port };
}

function readRange(text: string): readonly [Address, number] | undefined {
  const address = parseAddress(text);
  if (address) return [address, address.toByteArray().length * 8];
  return ipaddr.isValidCIDR(text) ? ipaddr.parseCIDR(text) : undefined;
}

/** A name as it stands in addresses of the web. */
function hostName(text: string): string | undefined {
  if (!/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u.test(text)) return undefined;
  const url = `http://${text}/`;
  return URL.canParse(url) ? new URL(url).hostname : undefined;
}
