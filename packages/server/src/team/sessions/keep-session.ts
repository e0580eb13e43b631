import type { Transaction } from "kysely";
import type { Tables } from "../../store/tables.ts";

/** A session that begins, as it is kept. */
export interface NewSession {
  /** Of its secret, which only the browser has. */
  readonly hash: string;
  /** By which its member names it. */
  readonly id: string;
  /** Browser and system in short. */
  readonly device: string | null;
  /** The machine's milliseconds since 1970: its end is counted from here. */
  readonly began: number;
}

/** Begins a session. */
export async function keepSession(
  step: Transaction<Tables>,
  member: string,
  { hash, id, device, began }: NewSession,
): Promise<void> {
  await step
    .insertInto("team_session")
    .values({ hash, id, member_id: member, device, created_at: began, seen_at: began })
    .execute();
  await step.updateTable("team_member").set({ seen_at: began }).where("id", "=", member).execute();
}

/** Ends all sessions of a member. */
export async function endSessions(step: Transaction<Tables>, member: string): Promise<void> {
  await step.deleteFrom("team_session").where("member_id", "=", member).execute();
}

/** Locks a member's row until the transaction ends, on both databases, and reads it. */
export function lockMember(step: Transaction<Tables>, id: string) {
  return step
    .updateTable("team_member")
    .set((row) => ({ created_at: row.ref("created_at") }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
}
