import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { ApiProblem } from "../app/api.ts";
import { Tick } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { tell } from "../design/toasts.tsx";
import { beTold, beToldNoMore, isTold, noPush } from "../push/subscribe.ts";
import { useTexts } from "../texts/language.tsx";

/** Whether this browser says that somebody waits, while no page of the dashboard is open. */
export function Notifications(): ReactElement {
  const { account } = useTexts();
  const { push: texts } = account;
  const client = useQueryClient();
  const told = useProblemText();
  const why = noPush();
  const state = useQuery({
    queryKey: ["push"],
    queryFn: ({ signal }) => isTold(signal),
    enabled: why === undefined,
  });
  const turn = useMutation({
    mutationFn: (on: boolean) => (on ? beTold() : beToldNoMore()),
    onSettled: () => client.invalidateQueries({ queryKey: ["push"] }),
    onError: (problem) =>
      tell(problem instanceof ApiProblem ? told(problem) : texts.refused, "wrong"),
  });
  return (
    <Section title={texts.title} about={texts.about}>
      {why ? (
        <p>{texts[why]}</p>
      ) : (
        <Tick
          asSwitch
          label={texts.here}
          checked={state.data ?? false}
          disabled={state.isPending || turn.isPending}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
      )}
    </Section>
  );
}
