import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Page, Section } from "../design/page.tsx";
import { Loading, Notice } from "../design/said.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { Download } from "../exports/download.tsx";
import { named } from "../texts/named.ts";
import { useTexts } from "../texts/language.tsx";
import { teamQuery } from "../team/team-query.ts";

/** Something that somebody of the team has done. */
interface AuditEntry {
  readonly id: string;
  readonly at: string;
  readonly actor: string;
  /** In small letters with hyphens. */
  readonly action: string;
  /** Kind and id of what it was done to: `member 7`. */
  readonly subject?: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

interface AuditAnswer {
  readonly entries: readonly AuditEntry[];
  readonly next?: string;
}

/** What the team has done. Nothing of it can be changed. */
export function Audit(): ReactElement {
  const { app, audit: texts } = useTexts();
  const told = useProblemText();
  const { data: team = [] } = useQuery(teamQuery);
  const log = useInfiniteQuery({
    queryKey: ["audit"],
    queryFn: ({ pageParam, signal }) =>
      api<AuditAnswer>("audit", { query: { before: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next,
    staleTime: 0,
  });
  const subjectOf = ({ subject = "" }: AuditEntry): string => {
    const [kind = "", id = ""] = subject.split(" ");
    const member = kind === "member" && team.find((each) => each.id === id);
    return member
      ? member.name || member.email
      : `${named(texts.subjects, kind) ?? kind} ${id}`.trim();
  };
  return (
    <Page title={texts.title} about={texts.about} wide>
      <Section title={texts.entries} actions={<Download path="audit.csv" of={texts.title} />}>
        {log.isPending && <Loading label={app.loading} />}
        {log.error && <Notice kind="wrong">{told(log.error)}</Notice>}
        {log.data && (
          <Table
            caption={texts.entries}
            rows={log.data.pages.flatMap(({ entries }) => entries)}
            keyOf={({ id }) => id}
            columns={[
              {
                name: texts.action,
                cell: ({ action }) =>
                  named(texts.actions, action) ?? <span className="mono">{action}</span>,
              },
              { name: texts.actor, cell: ({ actor }) => <bdi>{actor}</bdi> },
              {
                name: texts.subject,
                cell: (entry) => entry.subject && <bdi>{subjectOf(entry)}</bdi>,
              },
              {
                name: texts.detail,
                cell: ({ detail }) =>
                  detail && (
                    <span className="soft small">
                      {Object.entries(detail)
                        .map(([name, value]) => `${name}: ${value}`)
                        .join(", ")}
                    </span>
                  ),
              },
              { name: texts.at, cell: ({ at }) => <Time at={at} as="moment" /> },
            ]}
          />
        )}
        {log.hasNextPage && (
          <Button busy={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {app.more}
          </Button>
        )}
      </Section>
    </Page>
  );
}
