import type { TeamCannedAnswer, TeamCannedAnswers } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { CannedAnswerTable } from "../../store/chat-tables.ts";
import type { Tables } from "../../store/tables.ts";
import { type Audited, audit } from "../../team/audit/audit.ts";
import { iso } from "../api-route.ts";

/** The most that are kept: more than that nobody finds anything in. */
export const MOST_CANNED = 500;

/** Who does something, and when. */
interface Doing {
  readonly by: Pick<Audited, "member" | "actor">;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** A text to keep. */
export interface KeepCannedInput extends Doing {
  readonly answer: Pick<CannedAnswerTable, "id" | "shortcut" | "title" | "text" | "locale">;
}

/**
 * Keeps a text that the team answers with, a new one or another wording. In one language, each shortcut
 * is that of one text.
 */
export async function keepCanned(
  { database }: Pick<CommandContext, "database">,
  { answer, by, now }: KeepCannedInput,
): Promise<"kept" | "taken" | "full"> {
  return database.db.transaction().execute(async (step) => {
    const others = await step
      .selectFrom("canned_answer")
      .select(["id", "shortcut", "locale"])
      .where("id", "<>", answer.id)
      .execute();
    const same = ({ shortcut, locale }: (typeof others)[number]): boolean =>
      shortcut === answer.shortcut && locale === answer.locale;
    if (others.some(same)) return "taken";
    if (others.length >= MOST_CANNED) return "full";
    const values = {
      shortcut: answer.shortcut,
      title: answer.title,
      text: answer.text,
      locale: answer.locale,
      created_by: by.member ?? null,
      changed_at: now,
    };
    await step
      .insertInto("canned_answer")
      .values({ id: answer.id, ...values })
      .onConflict((on) => on.column("id").doUpdateSet(values))
      .execute();
    const subject = `canned-answer ${answer.id}`;
    await audit(step, { ...by, action: "canned-answer-kept", subject, at: now });
    return "kept";
  });
}

/** Deletes such a text. @returns whether there was one */
export async function dropCanned(
  { database }: Pick<CommandContext, "database">,
  { id, by, now }: Doing & { readonly id: string },
): Promise<boolean> {
  return database.db.transaction().execute(async (step) => {
    const { numDeletedRows } = await step
      .deleteFrom("canned_answer")
      .where("id", "=", id)
      .executeTakeFirst();
    if (Number(numDeletedRows) === 0) return false;
    await audit(step, {
      ...by,
      action: "canned-answer-deleted",
      subject: `canned-answer ${id}`,
      at: now,
    });
    return true;
  });
}

/** All such texts, by their shortcuts. */
export async function cannedAnswers(db: Kysely<Tables>): Promise<TeamCannedAnswers> {
  const rows = await db
    .selectFrom("canned_answer")
    .leftJoin("team_member", "team_member.id", "canned_answer.created_by")
    .selectAll("canned_answer")
    .select(["team_member.name", "team_member.email"])
    .orderBy("shortcut")
    .orderBy("canned_answer.id")
    .limit(MOST_CANNED)
    .execute();
  return {
    answers: rows.map(
      ({
        id,
        shortcut,
        title,
        text,
        locale,
        changed_at: changed,
        name,
        email,
      }): TeamCannedAnswer => ({
        id,
        shortcut,
        title,
        text,
        locale,
        changedAt: iso(changed),
        by: (name ?? "") || email,
      }),
    ),
  };
}
