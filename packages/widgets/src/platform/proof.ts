/** What a server asks for before it takes a form: a challenge of altcha's second version. */
export interface Challenge {
  readonly parameters: {
    readonly algorithm: string;
    /** Hex, as all that follows. What is tried: this, and behind it a number of four bytes. */
    readonly nonce: string;
    readonly salt: string;
    /** Rounds of each try. */
    readonly cost: number;
    /** Bytes of the key that a try makes. */
    readonly keyLength: number;
    /** What the right key begins with. */
    readonly keyPrefix: string;
    /** The number to be found is below `most`. */
    readonly data: { readonly most: number };
  };
}

/** The work that a challenge asks for. */
export interface Proof {
  /** As it came. */
  readonly challenge: Challenge;
  readonly solution: { readonly counter: number; readonly derivedKey: string };
}

/** Tries that are under way together: enough for a phone's fast cores, too few to hold up its page. */
const AT_ONCE = 4;

/**
 * Finds the number that a challenge asks for. The browser makes the keys beside the page, which stays
 * at hand; a worker, which a page under Trusted Types `'none'` can not start, would gain nothing.
 *
 * @returns nothing where it was given up, or nothing was found
 */
export async function solve(challenge: Challenge, given: AbortSignal): Promise<Proof | undefined> {
  const { algorithm, data, keyPrefix } = challenge.parameters;
  if (algorithm !== "PBKDF2/SHA-256") return undefined;
  for (let first = 0; first < data.most && !given.aborted; first += AT_ONCE) {
    const counters = Array.from({ length: AT_ONCE }, (_, at) => first + at);
    const keys = await Promise.all(counters.map((counter) => derive(challenge, counter)));
    const at = keys.findIndex((key) => key.startsWith(keyPrefix));
    if (at >= 0) return { challenge, solution: { counter: first + at, derivedKey: keys[at]! } };
  }
  return undefined;
}

async function derive({ parameters }: Challenge, counter: number): Promise<string> {
  const { nonce, salt, cost: iterations, keyLength } = parameters;
  const tried = bytesOf(nonce + counter.toString(16).padStart(8, "0"));
  const key = await crypto.subtle.importKey("raw", tried, "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations };
  const bits = await crypto.subtle.deriveBits(how, key, keyLength * 8);
  return Array.from(new Uint8Array(bits), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function bytesOf(hex: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
}
