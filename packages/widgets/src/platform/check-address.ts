/** RFC 5321: the most octets of a path. */
const LONGEST_ADDRESS = 254;

/** One `@`, something before it, and a dot behind it: the server looks closer, the mail proves it. */
const ADDRESS = /^[^\s@,;<>"()]+@[^\s@.,;<>"()]+(\.[^\s@.,;<>"()]+)+$/;

/** What is wrong with a mail address, as far as a browser can tell; nothing else. */
export function checkAddress(address: string): "missing" | "too-long" | "no-address" | undefined {
  if (!address) return "missing";
  if (new TextEncoder().encode(address).length > LONGEST_ADDRESS) return "too-long";
  return ADDRESS.test(address) ? undefined : "no-address";
}
