import type { CommandContext } from "../../store/commands.ts";
import { audit } from "../audit/audit.ts";
import type { Actor } from "../members/actor.ts";
import { subjectOf } from "../links/make-link.ts";
import { endSessions } from "./keep-session.ts";

/** Which sessions of a member are to end. */
export interface SessionsToEnd {
  readonly by: Actor;
  /** The one with this hash or this id, or all of them. */
  readonly which: { readonly hash: string } | { readonly id: string } | "all";
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Signs a member out, here or everywhere. Returns whether there was something to end. */
export async function endTeamSession(
  { database: { db } }: Pick<CommandContext, "database">,
  { by, which, now }: SessionsToEnd,
): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    if (which === "all") {
      await endSessions(step, by.id);
    } else {
      const [column, value] =
        "hash" in which ? (["hash", which.hash] as const) : (["id", which.id] as const);
      const { numDeletedRows } = await step
        .deleteFrom("team_session")
        .where("member_id", "=", by.id)
        .where(column, "=", value)
        .executeTakeFirst();
      if (Number(numDeletedRows) === 0) return false;
    }
    const action = which === "all" ? "signed-out-everywhere" : "signed-out";
    await audit(step, {
      member: by.id,
      actor: by.name,
      action,
      subject: subjectOf(by.id),
      at: now,
    });
    return true;
  });
}
