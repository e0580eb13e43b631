import type { CommandContext } from "../../store/commands.ts";
import type { RoleName } from "../../store/team-tables.ts";
import { audit } from "../audit/audit.ts";
import { dropLinks, subjectOf } from "../links/make-link.ts";
import { mailAccessChange } from "../notice/access-mail.ts";
import { endSessions, lockMember } from "../sessions/keep-session.ts";
import type { Actor } from "./actor.ts";

/** What an owner decides about another member. */
export interface MemberChange {
  readonly member: string;
  readonly by: Actor;
  readonly change:
    | { readonly is: "role"; readonly role: RoleName }
    | { readonly is: "deactivate" | "activate" | "totp-off" };
  /** Whether mail leaves this server: then they are told what becomes of their second step. */
  readonly mails: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/**
 * What became of it. `refused`: nobody does this to themselves, so that there always is an owner; or there is
 * nothing to change.
 */
export type MemberChanged = "done" | "unknown" | "refused";

/** Changes a member, whose sessions end with it. */
export async function changeTeamMember(
  { database }: Pick<CommandContext, "database">,
  { member: id, by, change, mails, now }: MemberChange,
): Promise<MemberChanged> {
  return database.db.transaction().execute(async (step): Promise<MemberChanged> => {
    // Two owners who deactivate each other wait here for one another, in one order.
    const locked = [];
    for (const each of [id, by.id].toSorted()) locked.push(await lockMember(step, each));
    const member = locked.find((each) => each?.id === id);
    const owner = locked.find((each) => each?.id === by.id);
    if (!member) return "unknown";
    if (id === by.id || owner?.role !== "owner" || owner.state !== "active") return "refused";
    const values = valuesOf(change, member);
    if (!values) return "refused";
    await step.updateTable("team_member").set(values).where("id", "=", id).execute();
    if (change.is !== "activate") await endSessions(step, id);
    if (change.is === "deactivate") {
      await dropLinks(step, id);
      await step.deleteFrom("push_subscription").where("member_id", "=", id).execute();
    }
    if (mails && change.is === "totp-off") {
      await mailAccessChange(database, step, member, "second-step-off", now);
    }
    await audit(step, {
      member: by.id,
      actor: by.name,
      action: ACTIONS[change.is],
      subject: subjectOf(id),
      ...(change.is === "role" && { detail: { from: member.role, to: change.role } }),
      at: now,
    });
    return "done";
  });
}

const ACTIONS = {
  role: "role-changed",
  deactivate: "member-deactivated",
  activate: "member-activated",
  "totp-off": "second-step-taken-off",
} as const;

type Before = NonNullable<Awaited<ReturnType<typeof lockMember>>>;

/** What is written, or nothing where it changes nothing. */
function valuesOf(change: MemberChange["change"], member: Before) {
  switch (change.is) {
    case "role":
      return member.role === change.role ? undefined : { role: change.role };
    case "deactivate":
      return member.state === "deactivated" ? undefined : { state: "deactivated" as const };
    case "activate": {
      if (member.state !== "deactivated") return undefined;
      return { state: member.password_hash === null ? ("invited" as const) : ("active" as const) };
    }
    case "totp-off":
      return member.totp_since === null
        ? undefined
        : { totp_secret: null, totp_since: null, totp_step: null, recovery: null };
  }
}
