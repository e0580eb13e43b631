import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Section } from "../design/page.tsx";
import { Badge, Empty, Loading, Notice } from "../design/said.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { useFormat, useTexts } from "../texts/language.tsx";
import { deadQuery } from "./queries.ts";
import { useDeed } from "./use-deed.ts";

interface Answer {
  readonly is: "done" | "already";
  readonly count?: number;
}

/** Jobs that were given up, and the places to which they go. */
export function DeadLetters(): ReactElement {
  const { app, decisions } = useTexts();
  const { dead: texts } = decisions;
  const format = useFormat();
  const problem = useProblemText();
  const { member } = useSession();
  const owner = member.role === "owner";
  const list = useQuery(deadQuery);
  const [dropped, setDropped] = useState<string>();
  const [said, setSaid] = useState("");
  const deed = useDeed<Answer>(({ is, count }) => {
    if (is === "already") return texts.already;
    return said === "all" ? format.count(texts.retriedAll, count ?? 0) : said;
  });
  const act = (path: string, action: string, done: string): void => {
    setSaid(done);
    deed.mutate({ path: `dead-letters/${path}`, body: { action } });
  };
  if (list.isPending) return <Loading label={app.loading} />;
  if (list.error) return <Notice kind="wrong">{problem(list.error)}</Notice>;
  const { jobs, endpoints } = list.data;
  const troubled = endpoints.filter(({ state, dead }) => state !== "works" || dead > 0);
  if (jobs.length === 0 && troubled.length === 0) {
    return (
      <Empty icon="check" title={decisions.nothing}>
        {decisions.nothingText}
      </Empty>
    );
  }
  return (
    <>
      <p className="soft">{texts.about}</p>
      {!owner && <Notice>{texts.owners}</Notice>}
      {troubled.length > 0 && (
        <Section title={texts.endpoints}>
          <Table
            caption={texts.endpoints}
            rows={troubled}
            keyOf={({ name }) => name}
            columns={[
              { name: texts.endpoint, cell: ({ name }) => <bdi>{name}</bdi> },
              {
                name: texts.state,
                cell: ({ state }) => (
                  <Badge kind={state === "works" ? "good" : "wrong"}>{texts.states[state]}</Badge>
                ),
              },
              { name: texts.waiting, cell: ({ waiting }) => format.number(waiting), end: true },
              { name: texts.given, cell: ({ dead }) => format.number(dead), end: true },
              ...(owner
                ? [
                    {
                      name: texts.retryAll,
                      unseenName: true,
                      cell: ({ name, state, dead }: (typeof troubled)[number]) => (
                        <span className="row">
                          {state === "disabled" && (
                            <Button
                              onClick={() =>
                                act(
                                  `endpoints/${encodeURIComponent(name)}`,
                                  "enable",
                                  texts.enabled,
                                )
                              }
                            >
                              {texts.enable}
                            </Button>
                          )}
                          {dead > 0 && (
                            <Button
                              icon="retry"
                              onClick={() =>
                                act(`endpoints/${encodeURIComponent(name)}`, "retry", "all")
                              }
                            >
                              {texts.retryAll}
                            </Button>
                          )}
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      )}
      {jobs.length > 0 && (
        <Section title={texts.jobs}>
          <Table
            caption={texts.jobs}
            rows={jobs}
            keyOf={({ id }) => id}
            columns={[
              {
                name: texts.job,
                cell: ({ endpoint, kind, attempts }) => (
                  <>
                    <bdi>{endpoint}</bdi>
                    <span className="soft small">{` ${kind}, ${format.count(texts.tries, attempts)}`}</span>
                  </>
                ),
              },
              { name: texts.why, cell: ({ trouble }) => <bdi>{trouble ?? "–"}</bdi> },
              { name: texts.when, cell: ({ deadAt }) => <Time at={deadAt} /> },
              ...(owner
                ? [
                    {
                      name: texts.retry,
                      unseenName: true,
                      cell: ({ id }: (typeof jobs)[number]) => (
                        <span className="row">
                          <Button
                            icon="retry"
                            onClick={() => act(encodeURIComponent(id), "retry", texts.retried)}
                          >
                            {texts.retry}
                          </Button>
                          <Button icon="trash" onClick={() => setDropped(id)}>
                            {texts.drop}
                          </Button>
                        </span>
                      ),
                    },
                  ]
                : []),
            ]}
          />
        </Section>
      )}
      {dropped !== undefined && (
        <Dialog
          title={texts.dropTitle}
          onClose={() => setDropped(undefined)}
          actions={
            <>
              <Button onClick={() => setDropped(undefined)}>{app.cancel}</Button>
              <Button
                kind="danger"
                icon="trash"
                onClick={() => {
                  act(encodeURIComponent(dropped), "drop", texts.dropped);
                  setDropped(undefined);
                }}
              >
                {texts.drop.replace("…", "")}
              </Button>
            </>
          }
        >
          <p>{texts.dropAbout}</p>
        </Dialog>
      )}
    </>
  );
}
