import type { CommandContext } from "../../store/commands.ts";
import { audit } from "../audit/audit.ts";
import { dropLinks, subjectOf } from "../links/make-link.ts";
import { mailAccessChange } from "../notice/access-mail.ts";
import { endSessions, keepSession, lockMember, type NewSession } from "../sessions/keep-session.ts";

/** A new password in place of another. */
export interface PasswordChange {
  readonly member: string;
  /** The hash that the old one was held against. */
  readonly oldHash: string;
  readonly newHash: string;
  /** In which they go on; every other one ends. */
  readonly session: NewSession;
  /** Whether mail leaves this server: then the member is told. */
  readonly mails: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Changes a password. Returns false where it is another one by now. */
export async function changeTeamPassword(
  { database }: Pick<CommandContext, "database">,
  { member: id, oldHash, newHash, session, mails, now }: PasswordChange,
): Promise<boolean> {
  return database.db.transaction().execute(async (step) => {
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
    if (mails) await mailAccessChange(database, step, member, "password", now);
    const action = "password-changed";
    await audit(step, { member: id, actor: member.name, action, subject: subjectOf(id), at: now });
    return true;
  });
}
