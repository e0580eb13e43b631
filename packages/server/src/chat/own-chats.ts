import { type ChatHeld, MOST_TOLD } from "@stagelight/core/endpoints";
import type { Expression, ExpressionBuilder, Kysely, SqlBool } from "kysely";
import type { KeyRing } from "../keys/key-ring.ts";
import { type Asker, identitiesOf, valuesOf } from "../privacy/own.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { Tables } from "../store/tables.ts";
import { iso } from "./told.ts";
import type { Conversation } from "./write/write.ts";

type Row = ExpressionBuilder<Tables, "conversation">;

/**
 * Conversations that are a browser's own: begun with its chat secret or in it, and nobody's who has signed in.
 *
 * @param id of the visitor, or what the chat secret comes to
 */
export function chatsOfBrowser(id: string) {
  return (row: Row): Expression<SqlBool> =>
    row.and([
      row("user_id", "is", null),
      row.or([
        row("holder", "=", id),
        row.and([row("visitor_id", "=", id), row("profile_id", "is", null)]),
      ]),
    ]);
}

/** The newest conversations of who asks, with what was said. Who only claims an address is told of none. */
export async function ownChats(
  db: Kysely<Tables>,
  ring: KeyRing,
  {
    visitor,
    profile,
    user = "",
  }: {
    readonly visitor?: { readonly id: string } | undefined;
    /** The site's own id of who has signed in, and of whom nothing else is known. */
    readonly user?: string;
  } & Pick<Asker, "profile">,
): Promise<ChatHeld[]> {
  const ofUser = (row: Row): Expression<SqlBool> => row("user_id", "=", user);
  const theirs = profile
    ? await ofPerson(db, ring, profile.id)
    : visitor
      ? chatsOfBrowser(visitor.id)
      : ofUser;
  const rows = await db
    .selectFrom("conversation")
    .selectAll()
    .where(theirs)
    .orderBy("changed_at", "desc")
    .limit(MOST_TOLD)
    .execute();
  const held: ChatHeld[] = [];
  for (const row of rows) held.push(await told(db, row));
  return held;
}

async function ofPerson(db: Kysely<Tables>, ring: KeyRing, id: string) {
  const identities = await identitiesOf(db, id);
  const users = valuesOf(identities, "user");
  const keys = valuesOf(identities, "email").flatMap((email) => recordKeys(ring, email));
  return (row: Row): Expression<SqlBool> =>
    row.or([
      row("profile_id", "=", id),
      row("user_id", "in", [...users, ""]),
      row.and([row("address_key", "in", [...keys, ""]), row("email_proven_at", "is not", null)]),
    ]);
}

async function told(db: Kysely<Tables>, row: Conversation): Promise<ChatHeld> {
  const messages = await db
    .selectFrom("chat_entry")
    .select(["author", "text", "at"])
    .where("conversation_id", "=", row.id)
    .where("kind", "=", "message")
    .orderBy("seq", "desc")
    .limit(MOST_TOLD)
    .execute();
  const parsed = (text: string | null) =>
    JSON.parse(text ?? "{}") as Record<string, string | number | boolean>;
  return {
    id: row.id,
    startedAt: iso(row.started_at),
    changedAt: iso(row.changed_at),
    state: row.state,
    name: row.name,
    email: row.email,
    locale: row.locale,
    page: row.page,
    attributes: parsed(row.attributes),
    fields: parsed(row.fields) as Record<string, string>,
    rating: row.rating,
    messages: messages
      .toReversed()
      .map(({ author, text, at }) => ({ author, text: text ?? "", at: iso(at) })),
  };
}
