import type {
  TeamAnswerSources,
  TeamChatSettingsAnswer,
  TeamLinesAnswer,
  TeamUnansweredAnswer,
} from "@stagelight/core/endpoints";
import { queryOptions } from "@tanstack/react-query";
import { api } from "../app/api.ts";

/** Hours and away text: the team's and the config's. */
export const chatSettingsQuery = queryOptions({
  queryKey: ["settings", "chat"],
  queryFn: ({ signal }) => api<TeamChatSettingsAnswer>("settings/chat", { signal }),
});

/** What frequent questions are answered from. */
export const sourcesQuery = queryOptions({
  queryKey: ["settings", "sources"],
  queryFn: ({ signal }) => api<TeamAnswerSources>("answer-sources", { signal }),
});

/** What could not be answered at once. */
export const unansweredQuery = queryOptions({
  queryKey: ["settings", "unanswered"],
  queryFn: ({ signal }) => api<TeamUnansweredAnswer>("unanswered", { signal }),
  staleTime: 10_000,
});

/** Proactive lines with their figures. */
export const linesQuery = queryOptions({
  queryKey: ["settings", "lines"],
  queryFn: ({ signal }) => api<TeamLinesAnswer>("lines", { signal }),
});
