import type {
  TeamConversationPersonAnswer,
  TeamPeopleAnswer,
  TeamPersonAnswer,
  TeamPersonEventsAnswer,
} from "@stagelight/core/endpoints";
import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api } from "../app/api.ts";

/** People by what is searched for; those who have moved last where nothing is. */
export const peopleQuery = (words: string) =>
  queryOptions({
    queryKey: ["people", words],
    queryFn: ({ signal }) => api<TeamPeopleAnswer>("people", { query: { q: words }, signal }),
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  });

/** All about somebody but what they did. */
export const personQuery = (id: string) =>
  queryOptions({
    queryKey: ["person", id],
    queryFn: ({ signal }) => api<TeamPersonAnswer>(`people/${encodeURIComponent(id)}`, { signal }),
    staleTime: 5_000,
  });

/** What somebody did: the log is looked through for it. */
export const eventsQuery = (id: string) =>
  queryOptions({
    queryKey: ["person", id, "events"],
    queryFn: ({ signal }) =>
      api<TeamPersonEventsAnswer>(`people/${encodeURIComponent(id)}/events`, { signal }),
    staleTime: 60_000,
  });

/** Who is at the other end of a conversation. */
export const besideQuery = (conversation: string) =>
  queryOptions({
    queryKey: ["conversation", conversation, "person"],
    queryFn: ({ signal }) =>
      api<TeamConversationPersonAnswer>(
        `conversations/${encodeURIComponent(conversation)}/person`,
        { signal },
      ),
    staleTime: 15_000,
  });
