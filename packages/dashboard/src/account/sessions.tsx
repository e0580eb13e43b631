import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSessionChange } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Section } from "../design/page.tsx";
import { Badge, Loading, Notice } from "../design/said.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { tell } from "../design/toasts.tsx";
import { forgetDrafts } from "../inbox/drafts.ts";
import { useTexts } from "../texts/language.tsx";

interface SessionRow {
  readonly id: string;
  /** That of this very browser. */
  readonly current: boolean;
  readonly createdAt: string;
  readonly seenAt: string;
  /** Browser and system, in short. */
  readonly device?: string;
}

/** Where one is signed in, and how that ends. */
export function Sessions(): ReactElement {
  const { app, account } = useTexts();
  const { sessions: texts } = account;
  const client = useQueryClient();
  const told = useProblemText();
  const changed = useSessionChange();
  const list = useQuery({
    queryKey: ["sessions"],
    queryFn: ({ signal }) =>
      api<{ readonly sessions: readonly SessionRow[] }>("sessions", { signal }),
    staleTime: 0,
  });
  const end = useMutation({
    mutationFn: (id: string) => api(`sessions/${id}/end`, { body: {} }),
    onSettled: () => client.invalidateQueries({ queryKey: ["sessions"] }),
    onError: (problem) => tell(told(problem), "wrong"),
  });
  const leave = useMutation({
    mutationFn: () => api("logout-everywhere", { body: {} }),
    onSuccess: async () => {
      forgetDrafts();
      await changed();
    },
    onError: (problem) => tell(told(problem), "wrong"),
  });
  return (
    <Section
      title={texts.title}
      actions={
        <Button busy={leave.isPending} onClick={() => leave.mutate()}>
          {texts.everywhere}
        </Button>
      }
    >
      {list.isPending && <Loading label={app.loading} />}
      {list.error && <Notice kind="wrong">{told(list.error)}</Notice>}
      {list.data && (
        <Table
          caption={texts.title}
          rows={list.data.sessions}
          keyOf={({ id }) => id}
          columns={[
            { name: texts.device, cell: ({ device }) => <bdi>{device ?? texts.unknown}</bdi> },
            { name: texts.since, cell: ({ createdAt }) => <Time at={createdAt} as="moment" /> },
            { name: texts.seen, cell: ({ seenAt }) => <Time at={seenAt} /> },
            {
              name: texts.end,
              unseenName: true,
              end: true,
              cell: ({ id, current, device = texts.unknown }) =>
                current ? (
                  <Badge kind="good">{texts.current}</Badge>
                ) : (
                  <Button onClick={() => end.mutate(id)}>
                    {texts.end}
                    <span className="unseen">{`: ${device}`}</span>
                  </Button>
                ),
            },
          ]}
        />
      )}
    </Section>
  );
}
