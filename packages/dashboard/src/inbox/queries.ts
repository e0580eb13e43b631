import type {
  CannedAnswer,
  InboxConversationAnswer,
  InboxLabelsAnswer,
  InboxListAnswer,
} from "@stagelight/core/endpoints";
import { infiniteQueryOptions, queryOptions, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../app/api.ts";
import { teamQuery } from "../team/team-query.ts";
import { type Filter, queryOf } from "./filter.ts";
import { isNamesake } from "./who.ts";

/** The conversations of a list; the stream keeps them as they are. */
export const listQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["conversations", filter],
    queryFn: ({ pageParam, signal }) =>
      api<InboxListAnswer>("conversations", {
        query: { ...queryOf(filter), before: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    // What is found by words is found anew; for the rest the stream tells.
    staleTime: filter.words ? 0 : Infinity,
  });

/** One conversation with its last entries. */
export const conversationQuery = (id: string) =>
  queryOptions({
    queryKey: ["conversation", id],
    queryFn: ({ signal }) =>
      api<InboxConversationAnswer>(`conversations/${encodeURIComponent(id)}`, { signal }),
    staleTime: Infinity,
    gcTime: 60_000,
  });

/** Names by the ids of members. */
export function useNames(): (id: string | null | undefined) => string | undefined {
  const { data = [] } = useQuery(teamQuery);
  return (id) => data.find((each) => each.id === id)?.name;
}

/** Whether a visitor has given themselves a name of the team's. */
export function useIsNamesake(): (name: string | undefined) => boolean {
  const { data = [] } = useQuery(teamQuery);
  return (name) =>
    isNamesake(
      name,
      data.map((each) => each.name),
    );
}

/** The labels in use, the most frequent first. */
const labelsQuery = queryOptions({
  queryKey: ["labels"],
  queryFn: ({ signal }) => api<InboxLabelsAnswer>("labels", { signal }),
  select: ({ labels }) => labels,
  staleTime: 10_000,
});

/** The labels in use, behind those that are chosen; these stay where they are while they are told. */
export function useLabels(chosen: readonly string[]): readonly string[] {
  const { data = [] } = useQuery(labelsQuery);
  const [first] = useState(chosen);
  return [...new Set([...first, ...data, ...chosen])];
}

/** All canned answers. */
export const cannedQuery = queryOptions({
  queryKey: ["canned"],
  queryFn: ({ signal }) => api<{ readonly answers: readonly CannedAnswer[] }>("canned", { signal }),
  select: ({ answers }) => answers,
  staleTime: 60_000,
});
