import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";
import { IDLE, LONGEST } from "./session.ts";

/** What was deleted. */
export interface TeamRemoved {
  readonly sessions: number;
  readonly links: number;
}

/**
 * Deletes sessions and links that are over. Members stay, and what they did, so that it is known who it was;
 * of who was invited and never came nothing stays.
 *
 * @param now milliseconds since 1970; sessions go by the machine's clock
 */
export async function removeTeamLeftovers(db: Kysely<Tables>, now: number): Promise<TeamRemoved> {
  const here = Date.now();
  const sessions = await db
    .deleteFrom("team_session")
    .where((row) =>
      row.or([row("seen_at", "<=", here - IDLE), row("created_at", "<=", here - LONGEST)]),
    )
    .executeTakeFirst();
  const links = await db.deleteFrom("team_link").where("expires_at", "<=", now).executeTakeFirst();
  await db
    .deleteFrom("team_member")
    .where("state", "=", "invited")
    .where("created_at", "<", now - FORGOTTEN)
    .where((row) =>
      row.not(
        row.exists(
          row.selectFrom("team_link").select("id").whereRef("member_id", "=", "team_member.id"),
        ),
      ),
    )
    .execute();
  return { sessions: Number(sessions.numDeletedRows), links: Number(links.numDeletedRows) };
}

/** Milliseconds for which an invitation that nobody has accepted is remembered. */
const FORGOTTEN = 30 * 86_400_000;
