import { localized } from "@stagelight/core/config";
import type { ChatData } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { Services } from "../../http/route.ts";
import type { Tables } from "../../store/tables.ts";

/** Something that was said in a conversation, as pages and mails show it. */
export interface SaidMessage {
  readonly author: "visitor" | "agent" | "answerer";
  /** Of a member of the team: the name. */
  readonly name: string | undefined;
  readonly text: string;
  readonly files: number;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly seq: number;
}

/** Which messages. */
export interface WhichMessages {
  readonly conversation: string;
  /** Behind this place. Default: from the beginning. */
  readonly after?: number;
  readonly upTo?: number;
  readonly authors?: readonly SaidMessage["author"][];
  /** The last so many. */
  readonly most: number;
}

const AUTHORS = ["visitor", "agent", "answerer"] as const;

/** Messages of a conversation, the oldest first. What the team notes is none. */
export async function messagesOf(
  db: Kysely<Tables>,
  { conversation, after = 0, upTo = Infinity, authors = AUTHORS, most }: WhichMessages,
): Promise<SaidMessage[]> {
  const rows = await db
    .selectFrom("chat_entry")
    .leftJoin("team_member", "team_member.id", "chat_entry.author_id")
    .select(["seq", "author", "text", "data", "at", "team_member.name"])
    .where("conversation_id", "=", conversation)
    .where("kind", "=", "message")
    .where("author", "in", authors)
    .where("seq", ">", after)
    .where("seq", "<=", Math.min(upTo, Number.MAX_SAFE_INTEGER))
    .orderBy("seq", "desc")
    .limit(most)
    .execute();
  return rows.toReversed().map(({ author, text, data, name, at, seq }) => ({
    author: author as SaidMessage["author"],
    name: name || undefined,
    text: text ?? "",
    files: ((JSON.parse(data ?? "{}") as ChatData).attachments ?? []).length,
    at: Number(at),
    seq: Number(seq),
  }));
}

/** Who answers, for people: as the config says, else the site. */
export function teamName({ config }: Pick<Services, "config">, language: string): string {
  const { team } = config.chat ?? {};
  return team === undefined ? (config.site.name ?? "") : localized(team, language);
}
