import type {
  TeamDeadLettersAnswer,
  TeamDecisionsAnswer,
  TeamReviewAnswer,
  TeamReviewsAnswer,
  TeamRewardsAnswer,
} from "@stagelight/core/endpoints";
import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import { api } from "../app/api.ts";

/** How many decisions wait. */
export const countsQuery = queryOptions({
  queryKey: ["decisions", "counts"],
  queryFn: ({ signal }) => api<TeamDecisionsAnswer>("decisions", { signal }),
  staleTime: 20_000,
});

/** Reviews; `unread`: those that nobody of the shop has read. */
export type ReviewState = "unread" | "waiting" | "published" | "hidden";

/** Reviews in a state, those that have waited longest first. */
export const reviewsQuery = (state: ReviewState) =>
  infiniteQueryOptions({
    queryKey: ["decisions", "reviews", state],
    queryFn: ({ pageParam, signal }) =>
      api<TeamReviewsAnswer>("reviews", {
        query: { state: state === "unread" ? undefined : state, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: 10_000,
  });

/** What was decided about a review. */
export const reviewQuery = (id: string) =>
  queryOptions({
    queryKey: ["decisions", "review", id],
    queryFn: ({ signal }) => api<TeamReviewAnswer>(`reviews/${encodeURIComponent(id)}`, { signal }),
    staleTime: 10_000,
  });

/** Where rewards stand about which something can be decided. */
export type RewardState = "review" | "held" | "approved";

/** Rewards about which something can be decided. */
export const rewardsQuery = (state: RewardState) =>
  queryOptions({
    queryKey: ["decisions", "rewards", state],
    queryFn: ({ signal }) => api<TeamRewardsAnswer>("rewards/held", { query: { state }, signal }),
    staleTime: 10_000,
  });

/** Jobs that were given up. */
export const deadQuery = queryOptions({
  queryKey: ["decisions", "dead"],
  queryFn: ({ signal }) => api<TeamDeadLettersAnswer>("dead-letters", { signal }),
  staleTime: 10_000,
});
