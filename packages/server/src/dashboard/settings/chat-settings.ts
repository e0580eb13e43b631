import type { ChatHours, Localized, ReadChat, ReadChatHours } from "@stagelight/core/config";
import type { TeamChatSettingsAnswer } from "@stagelight/core/endpoints";
import type { Kysely, Transaction } from "kysely";
import type { CommandContext } from "../../store/commands.ts";
import type { Tables } from "../../store/tables.ts";
import { type Audited, audit } from "../../team/audit/audit.ts";
import { isoOrNull } from "../api-route.ts";

/** What the team sets: in place of what the config says. */
export interface ChatSettingValues {
  /** `null`: somebody answers always. */
  readonly hours: ChatHours | null;
  readonly away: Localized;
}

/** What is set anew; `config`: the config counts again. */
export interface KeepChatSettingsInput {
  readonly values: {
    readonly [Key in keyof ChatSettingValues]?: ChatSettingValues[Key] | "config";
  };
  readonly by: Pick<Audited, "member" | "actor">;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Writes down what the team has set, with who it was. */
export async function keepChatSettings(
  { database }: Pick<CommandContext, "database">,
  { values, by, now }: KeepChatSettingsInput,
): Promise<void> {
  await database.db.transaction().execute(async (step) => {
    for (const [key, value] of Object.entries(values)) {
      await keep(step, key, value, by, now);
      const detail = { to: value === "config" ? "config" : "own" };
      await audit(step, {
        ...by,
        action: "chat-setting",
        subject: `setting ${key}`,
        detail,
        at: now,
      });
    }
  });
}

async function keep(
  step: Transaction<Tables>,
  key: string,
  value: unknown,
  { member }: KeepChatSettingsInput["by"],
  now: number,
): Promise<void> {
  await step.deleteFrom("chat_setting").where("key", "=", key).execute();
  if (value === "config") return;
  await step
    .insertInto("chat_setting")
    .values({ key, value: JSON.stringify(value), changed_at: now, changed_by: member ?? null })
    .execute();
}

/** What the team has set, and what the config says. */
export async function toldChatSettings(
  db: Kysely<Tables>,
  chat: Pick<ReadChat, "hours" | "away"> | undefined,
  locales: readonly string[],
): Promise<TeamChatSettingsAnswer> {
  const rows = await db
    .selectFrom("chat_setting")
    .leftJoin("team_member", "team_member.id", "chat_setting.changed_by")
    .select(["key", "value", "changed_at", "team_member.name", "team_member.email"])
    .where("key", "in", ["hours", "away"])
    .orderBy("changed_at", "desc")
    .execute();
  const own = Object.fromEntries(
    rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]),
  ) as Partial<ChatSettingValues>;
  const [last] = rows;
  return {
    chat: chat !== undefined,
    locales,
    configHours: chat?.hours ? written(chat.hours) : null,
    configAway: chat?.away ?? null,
    ...own,
    changedAt: isoOrNull(last?.changed_at ?? null),
    changedBy: (last?.name ?? "") || (last?.email ?? null),
  };
}

/** Hours as the config writes them. */
function written({ timeZone, weekly, closed }: ReadChatHours): ChatHours {
  const time = (minutes: number): string =>
    [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, "0")).join(":");
  const days = Object.entries(weekly).map(([day, spans]) => [
    day,
    spans.map(([from, to]) => `${time(from)}-${time(to)}`),
  ]);
  return { timeZone, weekly: Object.fromEntries(days) as ChatHours["weekly"], closed };
}
