import type { Limits } from "../../http/limits.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { LimitRule } from "../../http/route.ts";

/** Files that one sends up at once: of all that wait for their messages, one address has half at most. */
export const FILES_AT_ONCE: LimitRule = {
  name: "chat-attachments",
  calls: 20,
  seconds: 900,
  shared: true,
};

/** Kilobytes of files that visitors of one address send up in a day: what is sent with a message stays for long. */
export const MOST_IN_A_DAY: LimitRule = {
  name: "chat-attachment-bytes",
  calls: 50_000,
  seconds: 86_400,
  shared: true,
};

/**
 * Counts the bytes of a file that somebody sends up.
 *
 * @param from an address, or another text for what is counted together
 * @throws RequestProblem `too-many-requests`
 */
export function countBytes(limits: Limits, from: string | undefined, bytes: number): Promise<void> {
  return limits.count(MOST_IN_A_DAY, from, Math.ceil(bytes / 1_000));
}

/** Counts a file, and tells whether one more may be sent up. */
export async function mayBeSentUp(limits: Limits, from: string, bytes: number): Promise<boolean> {
  try {
    await limits.count(FILES_AT_ONCE, from);
    await countBytes(limits, from, bytes);
    return true;
  } catch (error) {
    if (error instanceof RequestProblem) return false;
    throw error;
  }
}
