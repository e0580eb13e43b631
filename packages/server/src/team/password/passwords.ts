import { hash, verify } from "@node-rs/argon2";
import { RequestProblem } from "../../http/problem.ts";

/** Makes and checks hashes of passwords. */
export interface Passwords {
  /**
   * What is kept of a password.
   *
   * @throws RequestProblem `overloaded`
   */
  hash(password: string): Promise<string>;
  /**
   * Whether a password is the one behind a hash. Without a hash it takes as long, and it is not.
   *
   * @throws RequestProblem `overloaded`
   */
  matches(kept: string | null | undefined, password: string): Promise<boolean>;
}

/** `Algorithm.Argon2id`, which is a const enum. */
const ARGON2ID = 2;

/** OWASP's first choice of costs for argon2id: 19 MiB, two passes, one lane. */
const COSTS = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** So many are worked at together, and so many wait: who guesses keeps nobody else's requests waiting. */
const TOGETHER = 2;
const WAITING = 100;

/** The work at passwords, in its own threads. */
export function openPasswords(): Passwords {
  let working = 0;
  const waiting: (() => void)[] = [];
  let decoy: Promise<string> | undefined;
  const inTurn = async <Result>(work: () => Promise<Result>): Promise<Result> => {
    if (working >= TOGETHER) {
      if (waiting.length >= WAITING) throw new RequestProblem("overloaded");
      await new Promise<void>((turn) => waiting.push(turn));
    } else working++;
    try {
      return await work();
    } finally {
      // Who waits takes over the place.
      const next = waiting.shift();
      if (next) next();
      else working--;
    }
  };
  return {
    hash: (password) => inTurn(() => hash(typed(password), COSTS)),
    matches: (kept, password) =>
      inTurn(async () => {
        decoy ??= hash("nobody's", COSTS);
        const right = await verify(kept ?? (await decoy), typed(password));
        return right && typeof kept === "string";
      }),
  };
}

/** The same password, however a keyboard composes its characters (NIST SP 800-63B, 3.1.1.2). */
function typed(password: string): string {
  return password.normalize("NFKC");
}
