/** What is to be done where a server does not take a form at once. Loaded only then. */
import { type Challenge, type Proof, solve } from "./proof.ts";
import type { Sender, Sent } from "./send.ts";

/** How often a server may ask for a proof: one may have expired while it was made. */
const PROOFS = 3;

/** Those who were asked for a proof, and how often. */
const asked = new WeakMap<Sender, number>();

/** What a server says beside the status of its answer; all else of it is for developers. */
interface Answer {
  readonly challenge?: Challenge;
  readonly code?: string;
  readonly problems?: readonly { readonly path: string }[];
}

/**
 * Reads an answer that is no plain yes: makes the proof that it asks for, or tells which fields it
 * refuses, or else the code of its problem.
 */
export async function answered(
  response: Response,
  sender: Sender,
  sendWith: (more: { proof: Proof }) => Promise<Sent>,
): Promise<Sent> {
  if (response.status === 429) return { kind: "failed", failure: "too-many" };
  const { challenge, code, problems = [] } = (await response.json()) as Answer;
  if (challenge) return prove(challenge, sender, sendWith);
  if (response.status !== 400 || problems.length === 0)
    return { kind: "failed", failure: "server", code };
  const refused = problems.map(({ path }) => [path, "refused"] as const);
  return { kind: "invalid", problems: Object.fromEntries(refused) };
}

async function prove(
  challenge: Challenge,
  sender: Sender,
  sendWith: (more: { proof: Proof }) => Promise<Sent>,
): Promise<Sent> {
  const times = (asked.get(sender) ?? 0) + 1;
  if (times > PROOFS) return { kind: "failed", failure: "too-many" };
  asked.set(sender, times);
  // Pages without TLS have none.
  if (!globalThis.crypto.subtle) return { kind: "plain" };
  sender.proving();
  const proof = await solve(challenge, sender.given);
  if (proof) return sendWith({ proof });
  return sender.given.aborted ? { kind: "given-up" } : { kind: "failed", failure: "server" };
}
