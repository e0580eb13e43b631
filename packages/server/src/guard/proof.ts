import { hash, randomInt } from "node:crypto";
import { type Challenge, createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { z } from "zod";
import type { Key, KeyRing } from "../keys/key-ring.ts";

/** How much work a proof takes: 1 is not noticed, 3 takes a phone some seconds. */
export type Level = 1 | 2 | 3;

/** The most keys that have to be tried; half of them on the average. */
const MOST: Readonly<Record<Level, number>> = { 1: 400, 2: 2_000, 3: 6_000 };

/** Iterations of PBKDF2 for each key. Browsers compute them outside of the page's thread. */
const COST = 2_000;

/** Seconds for which a challenge is good: a phone may need one of them, and people put phones away. */
const LIFE = 600;

/** What a proof is asked for. One for another site or another form is none. */
export interface ProofScope {
  /** The site's address. */
  readonly site: string;
  /** Name of the guarded form. */
  readonly form: string;
}

/** A proof that holds: to be spent before it counts. */
export interface SpendableProof {
  readonly hash: string;
  /** Milliseconds since 1970; after that nobody need remember it. */
  readonly until: number;
}

/** Why a proof does not hold. */
export type ProofFault = "unreadable" | "other-form" | "too-easy" | "expired" | "wrong";

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));

/** A challenge as it is handed out; the format of altcha-lib, version 2. */
export const challengeSchema = z.strictObject({
  parameters: z.strictObject({
    algorithm: z.literal("PBKDF2/SHA-256"),
    nonce: hex(16),
    salt: hex(16),
    cost: z.int().positive(),
    keyLength: z.literal(32),
    keyPrefix: hex(16),
    keySignature: hex(32),
    expiresAt: z.int().positive(),
    data: z.strictObject({
      site: z.string().max(2_000),
      form: z.string().max(100),
      level: z.union([z.literal(1), z.literal(2), z.literal(3)]),
      most: z.int().positive(),
    }),
  }),
  signature: hex(32),
});

/** A challenge and its solution, as they come back. */
const proofSchema = z.strictObject({
  challenge: challengeSchema,
  solution: z.object({ counter: z.int().min(0), derivedKey: hex(32) }),
});

/**
 * A challenge: find the counter whose derived key begins with a prefix. Costs one derivation here, in
 * a thread of its own.
 *
 * @param now milliseconds since 1970
 */
export function makeChallenge(
  ring: KeyRing,
  { site, form }: ProofScope,
  level: Level,
  now: number,
): Promise<Challenge> {
  const [signing] = ring.keys("proof-of-work");
  return createChallenge({
    algorithm: "PBKDF2/SHA-256",
    cost: COST,
    counter: randomInt(MOST[level]),
    deriveKey,
    expiresAt: Math.floor(now / 1_000) + LIFE,
    data: { site, form, level, most: MOST[level] },
    ...secretsOf(signing!),
  });
}

/**
 * Whether a proof holds. It is not spent yet.
 *
 * @param given whatever came with the request
 * @param now milliseconds since 1970
 */
export async function checkProof(
  ring: KeyRing,
  { site, form }: ProofScope,
  level: Level,
  given: unknown,
  now: number,
): Promise<SpendableProof | ProofFault> {
  const proof = proofSchema.safeParse(given).data;
  if (!proof) return "unreadable";
  const { challenge, solution } = proof;
  const { data, expiresAt } = challenge.parameters;
  if (data.site !== site || data.form !== form) return "other-form";
  if (expiresAt <= now / 1_000) return "expired";
  if (data.level < level) return "too-easy";
  for (const key of ring.keys("proof-of-work")) {
    const { verified } = await verifySolution({
      challenge,
      solution,
      deriveKey,
      ...secretsOf(key),
    });
    if (!verified) continue;
    const until = expiresAt * 1_000;
    return { hash: hash("sha256", challenge.signature, "base64url"), until };
  }
  return "wrong";
}

/** The challenge and the key that solves it are signed with keys of their own. */
function secretsOf({ key }: Key) {
  const secret = key.export().toString("base64url");
  return { hmacSignatureSecret: `challenge ${secret}`, hmacKeySignatureSecret: `key ${secret}` };
}
