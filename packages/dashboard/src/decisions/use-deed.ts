import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { tell } from "../design/toasts.tsx";

interface Deed {
  readonly path: string;
  readonly body: object;
}

/**
 * Decides something, says what has become of it, and has all queues asked for anew.
 *
 * @param said what is told of the answer
 */
export function useDeed<Answer>(said: (answer: Answer) => string) {
  const client = useQueryClient();
  const told = useProblemText();
  return useMutation({
    mutationFn: ({ path, body }: Deed) => api<Answer>(path, { body }),
    onSuccess: (answer) => tell(said(answer)),
    onError: (problem) => tell(told(problem), "wrong"),
    onSettled: () => client.invalidateQueries({ queryKey: ["decisions"] }),
  });
}
