import { pbkdf2 } from "node:crypto";
import { promisify } from "node:util";

/** A challenge as the server hands it out. */
export interface Challenge {
  readonly parameters: {
    readonly nonce: string;
    readonly salt: string;
    readonly cost: number;
    readonly keyLength: number;
    readonly keyPrefix: string;
    readonly data: { readonly level: number; readonly most: number };
  };
  readonly signature: string;
}

const derive = promisify(pbkdf2);

/** Derivations at once. */
const AT_ONCE = 4;

/** Solves a challenge, by what is written of the format and nothing else. */
export async function solve(challenge: Challenge): Promise<object> {
  const { nonce, salt, cost, keyLength, keyPrefix, data } = challenge.parameters;
  const key = async (counter: number): Promise<string> => {
    const password = Buffer.alloc(20);
    password.write(nonce, "hex");
    password.writeUInt32BE(counter, 16);
    const bytes = await derive(password, Buffer.from(salt, "hex"), cost, keyLength, "sha256");
    return bytes.toString("hex");
  };
  for (let from = 0; from < data.most; from += AT_ONCE) {
    const keys = await Promise.all(Array.from({ length: AT_ONCE }, (_, each) => key(from + each)));
    const found = keys.findIndex((each) => each.startsWith(keyPrefix));
    if (found >= 0) {
      return { challenge, solution: { counter: from + found, derivedKey: keys[found] } };
    }
  }
  throw new Error("This challenge has no solution.");
}
