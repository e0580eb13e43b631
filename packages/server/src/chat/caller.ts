import type { ReadChat } from "@stagelight/core/config";
import { RequestProblem } from "../http/problem.ts";
import type { Call, LimitRule } from "../http/route.ts";
import { topicOf } from "./hub/news.ts";
import { mayWrite } from "./write/apply-write.ts";
import type { Conversation, Writer } from "./write/write.ts";

/** Who uses the chat: by the chat secret or by an identity token, and by nothing else. */
export interface ChatCaller {
  readonly by: Extract<Writer, { kind: "holder" | "user" }>;
  /** To which news of theirs go. */
  readonly topic: string;
}

/**
 * Who uses the chat. What a browser sends along unasked is nobody's word: cookies do not count.
 *
 * @throws RequestProblem `visitor-unknown`
 */
export function chatCaller({ request, visitor, identity }: Call): ChatCaller {
  if (!request.headers.has("authorization")) throw new RequestProblem("visitor-unknown");
  if (identity) {
    const { userId } = identity;
    const topic = topicOf({ holder: null, user_id: userId })!;
    return { by: { kind: "user", userId }, topic };
  }
  if (!visitor) throw new RequestProblem("visitor-unknown");
  const topic = topicOf({ holder: visitor.id, user_id: null })!;
  return { by: { kind: "holder", holder: visitor.id }, topic };
}

/**
 * The site's chat.
 *
 * @throws RequestProblem `not-found` where it has none
 */
export function chatOf({ services: { config } }: Pick<Call, "services">): ReadChat {
  if (!config.chat) throw new RequestProblem("not-found");
  return config.chat;
}

/** The refusal of a conversation that belongs to somebody else, and of one that there is not: the same. */
export function unknownConversation(): RequestProblem {
  return new RequestProblem("conversation-unknown");
}

/** The id of a conversation that a path names. What no id is like is unknown like others. */
export function conversationIn({ params }: Pick<Call, "params">): string {
  const { id = "" } = params;
  if (!/^[\w-]{1,64}$/.test(id)) throw unknownConversation();
  return id;
}

/**
 * The conversation that a path names, of who asks.
 *
 * @throws RequestProblem `conversation-unknown`
 */
export async function ownConversation(call: Call, { by }: ChatCaller): Promise<Conversation> {
  const row = await call.services.store.read
    .selectFrom("conversation")
    .selectAll()
    .where("id", "=", conversationIn(call))
    .executeTakeFirst();
  if (!row || !mayWrite(by, row)) throw unknownConversation();
  return row;
}

/**
 * Counts what one holder or person does, whatever addresses it comes from.
 *
 * @throws RequestProblem `too-many-requests`
 */
export async function countOwn(
  { services: { limits } }: Call,
  rule: LimitRule,
  { topic }: ChatCaller,
): Promise<void> {
  await limits.count(rule, topic);
}
