import type { CommandContext } from "../../store/commands.ts";
import { audit } from "../audit/audit.ts";
import { subjectOf } from "../links/make-link.ts";
import { keepSession, lockMember, type NewSession } from "../sessions/keep-session.ts";

/** Somebody whose password is right, and whose code, where one is asked for. */
export interface SigningIn {
  readonly member: string;
  /** The hash that the password was held against. */
  readonly passwordHash: string;
  /** The step whose code was shown, or the hash of the recovery code; nothing without second step. */
  readonly second?: { readonly step: number } | { readonly recovery: string } | undefined;
  readonly session: NewSession;
  /** Hash of the session that the browser had before, which ends. */
  readonly before?: string | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** `refused`: the password is another by now, or they may not sign in any more; `used`: the code was. */
export type SignedIn = "done" | "refused" | "used";

/** Begins a session. A code is taken once, whoever shows it at the same time. */
export async function teamSignIn(
  { database: { db } }: Pick<CommandContext, "database">,
  { member: id, passwordHash, second, session, before, now }: SigningIn,
): Promise<SignedIn> {
  return db.transaction().execute(async (step): Promise<SignedIn> => {
    const member = await lockMember(step, id);
    if (member?.state !== "active" || member.password_hash !== passwordHash) return "refused";
    if ((member.totp_since === null) !== (second === undefined)) return "refused";
    if (second && "step" in second) {
      if (member.totp_step !== null && Number(member.totp_step) >= second.step) return "used";
      await step
        .updateTable("team_member")
        .set({ totp_step: second.step })
        .where("id", "=", id)
        .execute();
    }
    if (second && "recovery" in second) {
      const left = JSON.parse(member.recovery ?? "[]") as string[];
      if (!left.includes(second.recovery)) return "used";
      const recovery = JSON.stringify(left.filter((each) => each !== second.recovery));
      await step.updateTable("team_member").set({ recovery }).where("id", "=", id).execute();
    }
    if (before !== undefined) {
      await step.deleteFrom("team_session").where("hash", "=", before).execute();
    }
    await keepSession(step, id, session);
    const action = second && "recovery" in second ? "signed-in-by-recovery" : "signed-in";
    await audit(step, { member: id, actor: member.name, action, subject: subjectOf(id), at: now });
    return "done";
  });
}
