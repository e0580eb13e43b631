import type { ChatConversationAnswer, ChatEntryAnswer } from "@stagelight/core/endpoints";
import type { Sent } from "../../platform/send.ts";
import type { Outgoing } from "../kept.ts";
import type { ChatApi } from "./chat-api.ts";
import { startBody } from "./start-body.ts";

/** What became of a message. */
export type Delivered =
  | ChatEntryAnswer
  | ChatConversationAnswer
  /** The conversation is not this visitor's any more. `wait`: nothing yet. */
  | "gone"
  | "wait"
  | "failed";

/** The page that the visitor looks at, without query and fragment. */
export const here = (): string => location.origin + location.pathname;

/** Says something in a conversation. */
export async function deliver(
  api: ChatApi,
  conversation: string,
  { id, text, files = [] }: Outgoing,
): Promise<Delivered> {
  const sent = await api.post(`conversations/${conversation}/messages`, {
    id,
    text,
    page: here(),
    ...(files.length > 0 && { attachments: files.map((file) => file.id) }),
  });
  return readSent(sent);
}

/** Begins a conversation. */
export async function begin(
  api: ChatApi,
  message: Outgoing,
  about: Omit<Parameters<typeof startBody>[1], "page">,
): Promise<Delivered> {
  return readSent(await api.post("conversations", startBody(message, { ...about, page: here() })));
}

async function readSent(sent: Sent): Promise<Delivered> {
  if (sent.kind === "taken") return (await sent.response.json()) as ChatEntryAnswer;
  if (sent.kind === "invalid" || sent.kind === "plain") return "failed";
  const { code } = sent as { code?: string };
  if (code === "conversation-unknown") return "gone";
  // A fault of the server's passes.
  return code && !/^(internal|storage|shutting)/.test(code) ? "failed" : "wait";
}
