import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiProblem } from "./api.ts";
import { sessionQuery } from "./session.ts";

/** Where answers are kept. What changes comes by the stream: nothing is asked for twice on its own. */
export function newQueryClient(): QueryClient {
  const onError = (problem: unknown): void => {
    // A session that has ended ends in every place at once.
    if (problem instanceof ApiProblem && problem.code === "sign-in-needed")
      client.setQueryData(sessionQuery.queryKey, null);
  };
  const client = new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        networkMode: "always",
        refetchOnReconnect: false,
        refetchOnWindowFocus: false,
        retry: (times, problem) => times < 2 && passes(problem),
        staleTime: 30_000,
      },
      mutations: { networkMode: "always" },
    },
  });
  return client;
}

/** Whether the same question may be answered a moment later. */
function passes(problem: unknown): boolean {
  return problem instanceof ApiProblem && (problem.status === 0 || problem.status >= 500);
}
