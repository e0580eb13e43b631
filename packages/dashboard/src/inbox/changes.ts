import type { InboxConversationAnswer, InboxEntry, InboxRow } from "@stagelight/core/endpoints";
import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { tell } from "../design/toasts.tsx";
import { withChange, withEntry } from "./entries.ts";
import { type Filter, fits } from "./filter.ts";
import { conversationQuery } from "./queries.ts";
import { type Pages, withRow } from "./rows.ts";

/** Writes an entry to what was loaded. */
export function keepEntry(client: QueryClient, entry: InboxEntry): void {
  client.setQueryData<InboxConversationAnswer>(
    conversationQuery(entry.conversation).queryKey,
    (answer) => answer && withEntry(answer, entry),
  );
}

/** Writes a change of a conversation to all lists that were loaded. */
export function keepRow(client: QueryClient, row: InboxRow, me: string): void {
  client.setQueryData<InboxConversationAnswer>(
    conversationQuery(row.id).queryKey,
    (answer) => answer && withChange(answer, row),
  );
  for (const [queryKey] of client.getQueriesData<Pages>({ queryKey: ["conversations"] })) {
    const filter = queryKey[1] as Filter;
    const belongs = filter.words === undefined ? fits(row, filter, me) : ("known" as const);
    client.setQueryData<Pages>(queryKey, (list) => list && withRow(list, row, belongs));
  }
}

/** What can be done to a conversation as a whole. */
export interface Changes {
  readonly assign: (id: string, member: string | null) => Promise<boolean>;
  readonly labels: (id: string, change: { add?: string[]; remove?: string[] }) => Promise<boolean>;
  readonly snooze: (id: string, until: Date) => Promise<boolean>;
  readonly state: (id: string, state: "open" | "closed") => Promise<boolean>;
}

/** The changes; each answers whether it was done, and says so where it was not. */
export function useChanges(): Changes {
  const client = useQueryClient();
  const told = useProblemText();
  const { member } = useSession();
  const change = async (id: string, what: string, body: object): Promise<boolean> => {
    try {
      const { conversation } = await api<{ conversation: InboxRow }>(
        `conversations/${id}/${what}`,
        { body },
      );
      keepRow(client, conversation, member.id);
      return true;
    } catch (problem) {
      tell(told(problem), "wrong");
      return false;
    }
  };
  return {
    assign: (id, to) => change(id, "assign", { member: to }),
    async labels(id, labels) {
      const done = await change(id, "labels", labels);
      if (done) void client.invalidateQueries({ queryKey: ["labels"] });
      return done;
    },
    snooze: (id, until) => change(id, "snooze", { until: until.toISOString() }),
    state: (id, state) => change(id, "state", { state }),
  };
}
