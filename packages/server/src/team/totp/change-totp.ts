import type { CommandContext } from "../../store/commands.ts";
import { audit } from "../audit/audit.ts";
import { subjectOf } from "../links/make-link.ts";
import { mailAccessChange } from "../notice/access-mail.ts";
import { endSessions, keepSession, lockMember, type NewSession } from "../sessions/keep-session.ts";

/** What happens to a member's second step. */
export type TotpChange = {
  readonly member: string;
  /** Milliseconds since 1970. */
  readonly now: number;
} & (
  | { readonly is: "begin"; readonly sealed: string }
  | {
      readonly is: "confirm";
      /** The secret that the code was held against. */
      readonly sealed: string;
      readonly step: number;
      /** Hashes. */
      readonly recovery: readonly string[];
      /** In which they go on; every other one ends. */
      readonly session: NewSession;
      readonly mails: boolean;
    }
  | {
      readonly is: "off";
      readonly session: NewSession;
      /** Whether mail leaves this server: then the member is told. */
      readonly mails: boolean;
    }
);

/** Changes the second step of a member. Returns false where it is another by now. */
export async function changeTeamTotp(
  { database }: Pick<CommandContext, "database">,
  change: TotpChange,
): Promise<boolean> {
  const { member: id, now } = change;
  return database.db.transaction().execute(async (step) => {
    const member = await lockMember(step, id);
    if (member?.state !== "active") return false;
    const isOn = member.totp_since !== null;
    if (change.is === "off" ? !isOn : isOn) return false;
    if (change.is === "confirm" && member.totp_secret !== change.sealed) return false;
    await step.updateTable("team_member").set(after(change)).where("id", "=", id).execute();
    if (change.is === "begin") return true;
    await endSessions(step, id);
    await keepSession(step, id, change.session);
    const action = change.is === "confirm" ? "second-step-on" : "second-step-off";
    if (change.mails) await mailAccessChange(database, step, member, action, now);
    await audit(step, { member: id, actor: member.name, action, subject: subjectOf(id), at: now });
    return true;
  });
}

function after(change: TotpChange) {
  switch (change.is) {
    case "begin":
      return { totp_secret: change.sealed };
    case "confirm":
      return {
        totp_since: change.now,
        totp_step: change.step,
        recovery: JSON.stringify(change.recovery),
      };
    case "off":
      return { totp_secret: null, totp_since: null, totp_step: null, recovery: null };
  }
}
