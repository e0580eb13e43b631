import type { Selectable, Transaction } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import type { TeamMemberTable } from "../../store/team-tables.ts";
import { audit } from "../audit/audit.ts";
import { mailAccessChange } from "../notice/access-mail.ts";
import { endSessions, keepSession, lockMember, type NewSession } from "../sessions/keep-session.ts";
import type { LinkPurpose } from "./link.ts";
import { addMember, byEmail, dropLinks, hasOwner, subjectOf } from "./make-link.ts";

/** What somebody who has opened a link has filled in. */
export interface LinkUse {
  /** Id of the link. */
  readonly link: string;
  /** In its canonical form, where the link says none. */
  readonly email?: string | undefined;
  readonly name?: string | undefined;
  readonly locale?: string | undefined;
  readonly passwordHash: string;
  readonly session: NewSession;
  /** Whether mail leaves this server: then the member is told. */
  readonly mails: boolean;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What became of it. `signedIn`: the session has begun; else they sign in as usual, with their code. */
export type LinkUsed =
  | { readonly is: "unusable" }
  | { readonly is: "done"; readonly member: string; readonly signedIn: boolean };

type Member = Selectable<TeamMemberTable>;

/**
 * Lets somebody in by a link, once: sets the password, ends every session and every other link of
 * theirs. What has gone wrong with a second step, the command line puts right: its link takes it off.
 */
export async function useTeamLink(
  { database }: Pick<CommandContext, "database">,
  use: LinkUse,
): Promise<LinkUsed> {
  const { link: id, name, locale, passwordHash, session, mails, now } = use;
  return database.db.transaction().execute(async (step): Promise<LinkUsed> => {
    const link = await step
      .updateTable("team_link")
      .set({ used_at: now })
      .where("id", "=", id)
      .where("used_at", "is", null)
      .where("expires_at", ">", now)
      .returning(["purpose", "member_id"])
      .executeTakeFirst();
    const member = link && (await memberFor(step, link, use));
    if (!member) return { is: "unusable" };
    const { purpose } = link;
    const called = name ?? member.name;
    await step
      .updateTable("team_member")
      .set({
        password_hash: passwordHash,
        state: "active",
        name: called === "" ? member.email.split("@")[0]! : called,
        ...(locale !== undefined && { locale }),
        ...(isOwners(purpose) && { role: "owner" as const, ...NO_TOTP }),
      })
      .where("id", "=", member.id)
      .execute();
    await dropLinks(step, member.id);
    await endSessions(step, member.id);
    // Who comes in for the first time has no other way in that they would miss.
    if (mails && member.password_hash !== null) {
      await mailAccessChange(database, step, member, "password", now);
      if (isOwners(purpose) && member.totp_since !== null) {
        await mailAccessChange(database, step, member, "second-step-off", now);
      }
    }
    const signedIn = isOwners(purpose) || member.totp_since === null;
    if (signedIn) await keepSession(step, member.id, session);
    await audit(step, {
      member: member.id,
      actor: called === "" ? member.email.split("@")[0]! : called,
      action: ACTIONS[purpose],
      subject: subjectOf(member.id),
      at: now,
    });
    return { is: "done", member: member.id, signedIn };
  });
}

const NO_TOTP = { totp_secret: null, totp_since: null, totp_step: null, recovery: null } as const;

const ACTIONS: Readonly<Record<LinkPurpose, string>> = {
  "first-admin": "first-owner-came",
  admin: "owner-came-by-command-line",
  invite: "invitation-accepted",
  reset: "password-reset",
};

/** Whether who comes by it is an owner from then on. */
function isOwners(purpose: LinkPurpose): boolean {
  return purpose === "first-admin" || purpose === "admin";
}

/** Whom a link lets in, locked; nobody where it is no longer good. */
async function memberFor(
  step: Transaction<Tables>,
  {
    purpose,
    member_id: known,
  }: { readonly purpose: LinkPurpose; readonly member_id: string | null },
  { email, locale = "en", now }: LinkUse,
): Promise<Member | undefined> {
  if (purpose === "first-admin" && (await hasOwner(step))) return undefined;
  if (known !== null) {
    const member = await lockMember(step, known);
    if (purpose === "invite" && member?.state !== "invited") return undefined;
    return purpose === "reset" && member?.state !== "active" ? undefined : member;
  }
  // Of an address that is nobody's no new password is asked for.
  if (email === undefined || !isOwners(purpose)) return undefined;
  const there = await byEmail(step, email);
  return lockMember(
    step,
    there?.id ?? (await addMember(step, { email, role: "owner", locale, now })),
  );
}
