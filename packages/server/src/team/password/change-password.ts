import type { CommandContext } from "../../store/commands.ts";
import { audit } from "../audit/audit.ts";
import { dropLinks, subjectOf } from "../links/make-link.ts";
import { endSessions, keepSession, lockMember, type NewSession } from "../sessions/keep-session.ts";

/** A new password in place of another. */
export interface PasswordChange {
  readonly member: string;
  /** The hash that the old one was held against. */
  readonly oldHash: string;
  readonly newHash: string;
  /** In which they go on; every other one ends. */
  readonly session: NewSession;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Changes a password. Returns false where it is another one by now. */
export async function changeTeamPassword(
  { database: { db } }: Pick<CommandContext, "database">,
  { member: id, oldHash, newHash, session, now }: PasswordChange,
): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const member = await lockMember(step, id);
    if (member?.state !== "active" || member.password_hash !== oldHash) return false;
    await step
      .updateTable("team_member")
      .set({ password_hash: newHash })
      .where("id", "=", id)
      .execute();
    await dropLinks(step, id);
    await endSessions(step, id);
    await keepSession(step, id, session);
    const action = "password-changed";
    await audit(step, { member: id, actor: member.name, action, subject: subjectOf(id), at: now });
    return true;
  });
}
