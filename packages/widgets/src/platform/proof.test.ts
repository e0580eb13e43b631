import { createChallenge, verifySolution } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { expect, it } from "vitest";
import { type Challenge, solve } from "./proof.ts";

const SECRETS = { hmacSignatureSecret: "one", hmacKeySignatureSecret: "other" };

/** As a server asks for it. */
async function challengeOf(counter: number, most: number): Promise<Challenge> {
  const asked = { algorithm: "PBKDF2/SHA-256", cost: 10, keyLength: 32, data: { most } };
  return (await createChallenge({ ...asked, counter, deriveKey, ...SECRETS })) as never;
}

it.each([0, 1, 7, 8, 300])("finds %d, and the server takes it", async (counter) => {
  const challenge = await challengeOf(counter, 400);
  const proof = await solve(challenge, new AbortController().signal);
  expect(proof?.solution.counter).toBe(counter);
  const taken = await verifySolution({
    ...(proof as never as object),
    deriveKey,
    ...SECRETS,
  } as never);
  expect(taken).toMatchObject({ verified: true });
});

it("looks no further than it was asked to", async () => {
  const challenge = await challengeOf(50, 16);
  expect(await solve(challenge, new AbortController().signal)).toBeUndefined();
});

it("stops when it is given up", async () => {
  const challenge = await challengeOf(90_000, 100_000);
  const given = new AbortController();
  const solving = solve(challenge, given.signal);
  setTimeout(() => given.abort(), 20);
  expect(await solving).toBeUndefined();
});

it("leaves alone what it does not know", async () => {
  const { parameters } = await challengeOf(1, 10);
  const other = { parameters: { ...parameters, algorithm: "ARGON2ID" } };
  expect(await solve(other, new AbortController().signal)).toBeUndefined();
});
