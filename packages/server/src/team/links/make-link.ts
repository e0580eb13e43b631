import { randomUUID } from "node:crypto";
import type { Selectable, Transaction } from "kysely";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import type { RoleName, TeamMemberTable } from "../../store/team-tables.ts";
import { audit } from "../audit/audit.ts";
import { LINK_LIFE, type LinkPurpose, type MadeLink } from "./link.ts";
import { linkMail } from "./mail.ts";

/** Whom a link is for. */
export type LinkWanted = { readonly now: number } & (
  | { readonly purpose: "first-admin" }
  | { readonly purpose: "admin"; readonly email?: string | undefined; readonly locale: string }
  | {
      readonly purpose: "invite";
      readonly email: string;
      readonly role: RoleName;
      readonly locale: string;
      /** The member who invites. */
      readonly by: { readonly id: string; readonly name: string };
      /** Whether a mail takes it there. */
      readonly mails: boolean;
    }
  | { readonly purpose: "reset"; readonly email: string; readonly mails: boolean }
);

/** What became of it. `somebody`: the site has an owner; `known`: this address is a member's. */
export type LinkMade =
  { readonly is: "made"; readonly link: MadeLink } | { readonly is: "somebody" | "known" | "none" };

type Member = Selectable<TeamMemberTable>;

/** So many links for a new password are mailed to somebody within the time that one works. */
const MOST_RESETS = 3;

/** Makes a link that lets somebody in once, and where it is mailed, the mail. */
export async function makeTeamLink(
  { database }: Pick<CommandContext, "database">,
  wanted: LinkWanted,
): Promise<LinkMade> {
  return database.db.transaction().execute(async (step): Promise<LinkMade> => {
    switch (wanted.purpose) {
      case "first-admin": {
        if (await hasOwner(step)) return { is: "somebody" };
        // The one that was printed before is nobody's any more.
        await step
          .deleteFrom("team_link")
          .where("purpose", "=", "first-admin")
          .where("used_at", "is", null)
          .execute();
        return made(step, wanted, null);
      }
      case "admin": {
        const { email, locale, now } = wanted;
        const member = email === undefined ? undefined : await byEmail(step, email);
        const id =
          member?.id ??
          (email === undefined
            ? null
            : await addMember(step, { email, role: "owner", locale, now }));
        const actor = "command line";
        await audit(step, { actor, action: "link-made", subject: subjectOf(id), at: now });
        return made(step, wanted, id);
      }
      case "invite":
        return invite(step, database, wanted);
      case "reset":
        return reset(step, database, wanted);
    }
  });
}

async function invite(
  step: Transaction<Tables>,
  { bulk }: CommandContext["database"],
  wanted: LinkWanted & { readonly purpose: "invite" },
): Promise<LinkMade> {
  const { email, role, locale, by, mails, now } = wanted;
  const member = await byEmail(step, email);
  if (member && member.state !== "invited") return { is: "known" };
  const id = member?.id ?? (await addMember(step, { email, role, locale, now }));
  await step.updateTable("team_member").set({ role }).where("id", "=", id).execute();
  // Whoever is invited again comes in by the newest link alone.
  await dropLinks(step, id);
  const answer = await made(step, wanted, id);
  if (mails) {
    const to = { address: email, locale };
    await insertJobs(bulk, step, [linkMail(answer.link, to, { by: by.name }, now)]);
  }
  const detail = { role };
  await audit(step, {
    member: by.id,
    actor: by.name,
    action: "member-invited",
    subject: subjectOf(id),
    detail,
    at: now,
  });
  return answer;
}

/** For nobody as much is written as for a member, but the mail: how long it takes tells next to nothing. */
async function reset(
  step: Transaction<Tables>,
  { bulk }: CommandContext["database"],
  wanted: LinkWanted & { readonly purpose: "reset" },
): Promise<LinkMade> {
  const { email, mails, now } = wanted;
  const found = await byEmail(step, email);
  const member = found?.state === "active" ? found : undefined;
  const { links } = await step
    .selectFrom("team_link")
    .select((row) => row.fn.countAll<number>().as("links"))
    .where("purpose", "=", "reset")
    .where("member_id", "=", member?.id ?? "")
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  const answer = await made(step, wanted, member?.id ?? null);
  if (!member || Number(links) >= MOST_RESETS) return { is: "none" };
  if (mails) {
    const to = { address: member.email, locale: member.locale };
    await insertJobs(bulk, step, [linkMail(answer.link, to, {}, now)]);
  }
  return answer;
}

async function made(
  step: Transaction<Tables>,
  { purpose, now }: { readonly purpose: LinkPurpose; readonly now: number },
  member: string | null,
): Promise<{ readonly is: "made"; readonly link: MadeLink }> {
  const link = { id: randomUUID(), purpose, expiresAt: now + LINK_LIFE[purpose] };
  await step
    .insertInto("team_link")
    .values({
      id: link.id,
      purpose,
      member_id: member,
      created_at: now,
      expires_at: link.expiresAt,
    })
    .execute();
  return { is: "made", link };
}

/** Whether the site has an owner who can sign in. */
export async function hasOwner(step: Pick<Transaction<Tables>, "selectFrom">): Promise<boolean> {
  const owner = await step
    .selectFrom("team_member")
    .select("id")
    .where("role", "=", "owner")
    .where("state", "=", "active")
    .executeTakeFirst();
  return owner !== undefined;
}

/** The links of a member that were not used yet go. */
export async function dropLinks(step: Transaction<Tables>, member: string): Promise<void> {
  await step
    .deleteFrom("team_link")
    .where("member_id", "=", member)
    .where("used_at", "is", null)
    .execute();
}

/** A member by the address, in its canonical form. */
export function byEmail(step: Transaction<Tables>, email: string): Promise<Member | undefined> {
  return step.selectFrom("team_member").selectAll().where("email", "=", email).executeTakeFirst();
}

/** Adds somebody who has not come in yet. */
export async function addMember(
  step: Transaction<Tables>,
  about: {
    readonly email: string;
    readonly role: RoleName;
    readonly locale: string;
    readonly now: number;
  },
): Promise<string> {
  const { email, role, locale, now } = about;
  const id = randomUUID();
  const values = { id, email, role, locale, name: "", available: 1, created_at: now };
  await step
    .insertInto("team_member")
    .values({ ...values, state: "invited" })
    .execute();
  return id;
}

/** How the audit log names a member. */
export function subjectOf(member: string | null): string | undefined {
  return member === null ? undefined : `member ${member}`;
}
