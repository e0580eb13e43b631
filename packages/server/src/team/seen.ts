import type { CommandContext } from "../store/commands.ts";

/** A session that is used. */
export interface TeamSeen {
  /** Hash of its secret. */
  readonly session: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Notes that a session was used just now, and its member seen. */
export async function teamSeen(
  { database: { db } }: Pick<CommandContext, "database">,
  { session, now }: TeamSeen,
): Promise<void> {
  const { member_id: member } =
    (await db
      .updateTable("team_session")
      .set({ seen_at: now })
      .where("hash", "=", session)
      .where("seen_at", "<", now)
      .returning("member_id")
      .executeTakeFirst()) ?? {};
  if (member === undefined) return;
  await db.updateTable("team_member").set({ seen_at: now }).where("id", "=", member).execute();
}
