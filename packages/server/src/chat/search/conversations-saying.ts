import { wordsOf } from "@stagelight/core/search";
import { type RawBuilder, sql, type SqlBool } from "kysely";
import type { DatabaseKind } from "../../store/database.ts";

/** What is looked for beyond that is passed over. */
const MOST_TERMS = 12;

/**
 * A condition for conversations that have all of a search, which spaces part: each in something that was
 * said in them, in the visitor's name or address, or in a label. A word may also be only the beginning of
 * one, and in Chinese, Japanese or Korean any part. What has no words finds nothing.
 *
 * The query that it is for selects from `conversation`.
 */
export function conversationsSaying(kind: DatabaseKind, search: string): RawBuilder<SqlBool> {
  const terms = search
    .slice(0, 300)
    .split(/[\s\p{C}]+/u)
    .map((term) => ({ term, words: wordsOf(term) }))
    .filter(({ words }) => words.length > 0)
    .slice(0, MOST_TERMS);
  if (terms.length === 0) return sql`1 = 0`;
  const each = terms.map(({ term, words }) => {
    const spoken = words.map((tokens) => said(kind, tokens));
    return sql`((${sql.join(spoken, sql` and `)}) or ${known(term)})`;
  });
  return sql`(${sql.join(each, sql` and `)})`;
}

/** The tokens of a word stand side by side, and the last may go on. Letters and digits need no escapes. */
function said(kind: DatabaseKind, tokens: readonly string[]): RawBuilder<SqlBool> {
  const entries =
    kind === "postgres"
      ? sql`chat_search.position where chat_search.words @@
          ${`${tokens.map((token) => `'${token}'`).join(" <-> ")}:*`}::tsquery`
      : sql`chat_search.rowid where chat_search match ${`"${tokens.join(" ")}" *`}`;
  return sql`conversation.id in (select chat_entry.conversation_id from chat_search
    join chat_entry on chat_entry.position = ${entries})`;
}

/** Names, addresses and labels are short: they are looked through as they are. */
function known(term: string): RawBuilder<SqlBool> {
  const pattern = `%${term.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const like = sql`like ${pattern} escape '\\'`;
  return sql`(lower(conversation.name) ${like} or lower(conversation.email) ${like}
    or exists (select 1 from chat_label where chat_label.conversation_id = conversation.id
      and lower(chat_label.label) ${like}))`;
}
