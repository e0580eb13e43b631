import type {
  ChatStreamEvents,
  InboxConversationAnswer,
  InboxStreamEvents,
} from "@stagelight/core/endpoints";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { sessionQuery, useSession } from "../app/session.ts";
import type { StreamEvent } from "../live/event-parser.ts";
import { type LiveState, openSharedStream } from "../live/shared-stream.ts";
import { keepEntry, keepRow } from "./changes.ts";
import { forgetHere, memberIs, visitorIs, visitorTypes } from "./people-here.ts";
import { conversationQuery } from "./queries.ts";

/** Keeps what was loaded as it is on the server; answers whether the stream is there. */
export function useInboxStream(): LiveState {
  const client = useQueryClient();
  const { member } = useSession();
  const [state, setState] = useState<LiveState>("connecting");
  useEffect(() => {
    return openSharedStream({
      onEvent: (event) => take(client, event, member.id),
      onState: (to) => {
        setState(to);
        if (to === "ended") client.setQueryData(sessionQuery.queryKey, null);
        if (to === "lost") forgetHere();
        // What has changed between a question and the stream, or while there was none, is asked for once.
        if (to === "live") void client.invalidateQueries({ predicate: isLive });
      },
    });
  }, [client, member.id]);
  return state;
}

const LIVE = new Set<unknown>(["conversations", "conversation", "decisions"]);

const isLive = ({ queryKey }: { queryKey: readonly unknown[] }): boolean => LIVE.has(queryKey[0]);

/** Everything that the stream can tell. */
type Events = InboxStreamEvents & Pick<ChatStreamEvents, "read" | "typing">;

function take(client: QueryClient, { name, data }: StreamEvent, me: string): void {
  const takers: { readonly [Name in keyof Events]: (told: Events[Name]) => void } = {
    entry: (entry) => {
      keepEntry(client, entry);
      if (entry.author === "visitor") visitorTypes(entry.conversation, false);
    },
    row: (row) => keepRow(client, row, me),
    read: ({ conversation, by, seq }) =>
      client.setQueryData<InboxConversationAnswer>(
        conversationQuery(conversation).queryKey,
        (answer) => answer && withRead(answer, by, seq),
      ),
    typing: ({ conversation, by }) => {
      if (by === "visitor") visitorTypes(conversation);
    },
    presence: memberIs,
    visitor: visitorIs,
    decision: () => void client.invalidateQueries({ queryKey: ["decisions"] }),
  };
  if (Object.hasOwn(takers, name)) (takers[name as keyof Events] as (told: unknown) => void)(data);
}

function withRead(
  answer: InboxConversationAnswer,
  by: "visitor" | "agent",
  seq: number,
): InboxConversationAnswer {
  const key = by === "visitor" ? "visitorRead" : "agentRead";
  const read = Math.max(answer.conversation[key], seq);
  return { ...answer, conversation: { ...answer.conversation, [key]: read } };
}
