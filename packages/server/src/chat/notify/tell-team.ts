import type { Kysely, Transaction } from "kysely";
import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import { insertJobs } from "../../outbox/write-jobs.ts";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import type { TeamMemberTable } from "../../store/team-tables.ts";
import { lockChat } from "../write/chat-write.ts";
import { pushJob } from "./push-job.ts";

/** Milliseconds for which somebody waits before the team is told by other ways than its inbox. */
const PATIENCE = 20_000;

/** Conversations that one transaction looks at. */
const AT_ONCE = 50;

/** Milliseconds in which a member gets one mail at most, unless they were at the dashboard since. */
const ONE_MAIL = 2 * 3_600_000;

/** A member of the team who is to be told. */
export type Told = Pick<TeamMemberTable, "id" | "email" | "name" | "locale" | "seen_at">;

/** Somebody of the team who is to be told. */
export interface WaitingAbout {
  readonly conversation: string;
  readonly upTo: number;
  readonly member: Told;
  readonly now: number;
}

/**
 * Tells the team that somebody waits: its browsers where they want it, else by mail. Once, until somebody
 * of the team has looked at the conversation; whom it is assigned to alone, else everybody.
 *
 * @param mails whether the server can send any
 * @returns in how many conversations somebody waits of whom the team was told
 */
export async function tellTeam(
  { database: { db, bulk } }: Pick<CommandContext, "database">,
  { now, mails }: { readonly now: number; readonly mails: boolean },
): Promise<number> {
  return db.transaction().execute(async (step) => {
    await lockChat(step);
    const waiting = await untoldWaiting(step, now)
      .select(["id", "assignee_id", "agent_read"])
      .orderBy("waiting_since")
      .limit(AT_ONCE)
      .execute();
    if (waiting.length === 0) return 0;
    const team = await activeTeam(step);
    const browsers = await step
      .selectFrom("push_subscription")
      .select(["id", "member_id"])
      .execute();
    const jobs: NewJob[] = [];
    const pushed = new Set<(typeof browsers)[number]>();
    for (const { id, assignee_id: assignee, agent_read: read } of waiting) {
      const upTo = Number(read);
      const assigned = team.filter((member) => member.id === assignee);
      for (const member of assigned.length > 0 ? assigned : team) {
        const theirs = browsers.filter((each) => each.member_id === member.id);
        if (theirs.length === 0 && mails) {
          jobs.push(waitingMail({ conversation: id, upTo, member, now }));
        }
        for (const browser of theirs) pushed.add(browser);
      }
      await step
        .updateTable("conversation")
        .set({ told_read: upTo })
        .where("id", "=", id)
        .execute();
    }
    // One for each browser, whoever waits; where there is one already, that one finds them.
    for (const { id: subscription, member_id: member } of pushed) {
      jobs.push(pushJob({ subscription, member }, now));
    }
    await insertJobs(bulk, step, jobs);
    return waiting.length;
  });
}

/** Conversations in which somebody waits of whom the team was not told, or was and has looked since. */
export function untoldWaiting(db: Kysely<Tables>, now: number) {
  return db
    .selectFrom("conversation")
    .where("waiting_since", "<=", now - PATIENCE)
    .where("state", "=", "open")
    .where((row) =>
      row.or([row("told_read", "is", null), row("told_read", "<>", row.ref("agent_read"))]),
    );
}

function activeTeam(step: Transaction<Tables>): Promise<Told[]> {
  return step
    .selectFrom("team_member")
    .select(["id", "email", "name", "locale", "seen_at"])
    .where("state", "=", "active")
    .orderBy("created_at")
    .limit(AT_ONCE)
    .execute();
}

/**
 * The mail to a member of the team. Who was not there since the last one knows already that somebody waits:
 * however many begin to, strangers must not use up what a mailbox gets in a day.
 */
export function waitingMail({ conversation, upTo, member, now }: WaitingAbout): NewJob {
  const { id, email, name, locale, seen_at: seenAt } = member;
  return mailJob({
    template: "chat-waiting",
    category: "transactional",
    language: locale,
    to: { address: email, ...(name && { name }) },
    data: {},
    chat: { conversation, is: "waiting", upTo },
    cause: `${id} ${seenAt ?? 0} ${Math.floor(now / ONE_MAIL)}`,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}
