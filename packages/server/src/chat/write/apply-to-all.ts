import type { Conversation, Entry, WriteToAll } from "./write.ts";
import { append, mayWrite } from "./apply-write.ts";

/**
 * What is written to all open conversations of somebody. A conversation that is bound to a person stays so:
 * nobody who holds its secret alone comes to it any more.
 */
export function applyToAll(
  write: WriteToAll,
  conversations: Iterable<Conversation>,
): { readonly row: Conversation; readonly entries: readonly Entry[] }[] {
  const own = [...conversations].filter((row) => row.state !== "closed" && mayWrite(write.by, row));
  return own.map((before) => {
    const row = { ...before };
    if (write.op === "identify") {
      row.user_id = write.userId;
      row.profile_id = write.profileId ?? row.profile_id;
      if (write.proof) {
        row.email = write.proof.email;
        row.address_key = write.proof.addressKey;
        row.email_proven_at = write.at;
      }
      return { row, entries: [append(row, { kind: "identified", author: "system" }, write.at)] };
    }
    row.attributes = write.attributes ?? row.attributes;
    row.page = write.page ?? row.page;
    row.changed_at = Math.max(row.changed_at, write.at);
    return { row, entries: [] };
  });
}
