import { describeAudience } from "@stagelight/core";
import type { ReadConfig } from "@stagelight/core/config";
import type { TeamLine, TeamLinesAnswer } from "@stagelight/core/endpoints";
import { sql } from "kysely";
import { letOthersWork } from "../../privacy/steps.ts";
import { type Readable, rowsNaming } from "../../privacy/rows-naming.ts";
import type { Services } from "../../http/route.ts";
import { type Memo, memo } from "../../reviews/publish/memo.ts";
import { iso } from "../api-route.ts";

/** Days for which it is counted. */
const DAYS = 30;

/** Events that are read at most: beyond that the newest are missing, and it is said. */
const EVENTS = 100_000;

/** Milliseconds for which figures stand: however many look at them, the log is looked through once. */
const LIFE = 60_000;

const memos = new WeakMap<object, Memo<TeamLinesAnswer>>();

/** What has become of prompts, as pages tell it. */
const TOLD = {
  "Prompt Viewed": "viewed",
  "Prompt Dismissed": "dismissed",
  "Prompt Answered": "answered",
} as const;

type Figures = Record<(typeof TOLD)[keyof typeof TOLD], number>;

/**
 * The proactive lines of the config: when each is said and to whom, and how that has gone with visitors
 * who allow statistics, as of a minute ago at most.
 */
export function lineFigures({
  store,
  config,
  clock,
}: Pick<Services, "store" | "config" | "clock">): Promise<TeamLinesAnswer> {
  let known = memos.get(store);
  if (!known) {
    known = memo({ life: LIFE, most: 1 });
    memos.set(store, known);
  }
  return known.get("", () => countLines({ kind: store.kind, db: store.read }, config, clock.now()));
}

/** @param now milliseconds since 1970 */
async function countLines(
  readable: Readable,
  { chat, prompts, attention }: Pick<ReadConfig, "chat" | "prompts" | "attention">,
  now: number,
): Promise<TeamLinesAnswer> {
  const since = now - DAYS * 86_400_000;
  const lines = chat?.lines ?? [];
  const figures = await countPrompts(
    readable,
    lines.map(({ id }) => id),
    since,
  );
  const begun = lines.length > 0 ? await countConversations(readable, since) : new Map();
  return {
    since: iso(since),
    budget: attention,
    lines: lines.map(({ id, text, quickReplies }): TeamLine => {
      const prompt = prompts.find((each) => each.id === id);
      return {
        id,
        text,
        quickReplies,
        audience: prompt?.when ? describeAudience(prompt.when) : null,
        verified: prompt?.verified === true,
        priority: prompt?.priority ?? 0,
        triggers: prompt?.triggers ?? [],
        ...figures.get(id)!,
        conversations: Number(begun.get(id) ?? 0),
      };
    }),
  };
}

async function countPrompts(
  readable: Readable,
  ids: readonly string[],
  since: number,
): Promise<Map<string, Figures>> {
  const figures = new Map(
    ids.map((id): [string, Figures] => [id, { viewed: 0, dismissed: 0, answered: 0 }]),
  );
  // None given would look at everything.
  if (ids.length === 0) return figures;
  const texts = ids.map((id) => `"prompt_id":${JSON.stringify(id)}`);
  let read = 0;
  const rows = rowsNaming(readable, { texts, emails: new Set() }, since, letOthersWork);
  for await (const { row, event } of rows) {
    if (++read > EVENTS) break;
    const told = TOLD[(event.event ?? "") as keyof typeof TOLD];
    const counted = figures.get(String(event.properties?.["prompt_id"]));
    if (told && counted && row.receivedAt >= since) counted[told]++;
  }
  return figures;
}

/** Conversations that began with an answer to a line. */
async function countConversations(
  { db, kind }: Readable,
  since: number,
): Promise<Map<string, number>> {
  const line =
    kind === "postgres"
      ? sql<string | null>`data::jsonb ->> 'line'`
      : sql<string | null>`json_extract(data, '$.line')`;
  const rows = await db
    .selectFrom("chat_entry")
    .select((row) => [line.as("line"), row.fn.countAll().as("many")])
    .where("at", ">=", since)
    .where("data", "like", '%"line"%')
    .groupBy(line)
    .execute();
  return new Map(rows.flatMap(({ line: id, many }) => (id ? [[id, Number(many)] as const] : [])));
}
