import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { type Member, type Session, sessionQuery } from "../app/session.ts";
import { tell } from "../design/toasts.tsx";

/** What a member may change about themselves. */
type MeChange = Partial<Pick<Member, "name" | "available">>;

/** Changes what is known of whoever is signed in. */
export function useMe() {
  const client = useQueryClient();
  const told = useProblemText();
  return useMutation({
    mutationFn: (change: MeChange) => api<Session>("me", { body: change }),
    onSuccess: (session) => client.setQueryData(sessionQuery.queryKey, session),
    onError: (problem) => tell(told(problem), "wrong"),
  });
}
