import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Goto } from "../app/address.tsx";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Section } from "../design/page.tsx";
import { Empty, Loading, Notice } from "../design/said.tsx";
import { Table } from "../design/table.tsx";
import { Time } from "../design/time.tsx";
import { tell } from "../design/toasts.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useLanguage, useTexts } from "../texts/language.tsx";
import { inLanguage, languageName } from "../texts/localized.ts";
import { sourcesQuery, unansweredQuery } from "./queries.ts";

/** What frequent questions are answered from, and what could not be answered. */
export function Answers(): ReactElement {
  return (
    <>
      <Unanswered />
      <Sources />
    </>
  );
}

function Sources(): ReactElement {
  const { app, settings } = useTexts();
  const { answers: texts } = settings;
  const format = useFormat();
  const { language } = useLanguage();
  const told = useProblemText();
  const sources = useQuery(sourcesQuery);
  const data = sources.data;
  return (
    <Section title={texts.sources} about={texts.sourcesAbout}>
      {sources.isPending && <Loading label={app.loading} />}
      {sources.error && <Notice kind="wrong">{told(sources.error)}</Notice>}
      {data && data.pages.length + data.entries.length === 0 && <p>{texts.noSources}</p>}
      {data && data.pages.length > 0 && (
        <>
          <h3>{texts.pages}</h3>
          <ul className="row">
            {data.pages.map((glob) => (
              <li key={glob}>
                <code>{glob}</code>
              </li>
            ))}
          </ul>
        </>
      )}
      {data && data.entries.length > 0 && (
        <>
          <h3>{format.count(texts.entries, data.entries.length)}</h3>
          <ul className="cards">
            {data.entries.map(({ id, question, answer }) => (
              <li key={id}>
                <strong>
                  <bdi>{inLanguage(question, language)}</bdi>
                </strong>
                <p className="canned-text">
                  <bdi>{inLanguage(answer, language)}</bdi>
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
      {data?.answerer && <p>{fill(texts.answerer, { host: data.answerer })}</p>}
    </Section>
  );
}

function Unanswered(): ReactElement {
  const { app, settings } = useTexts();
  const { answers: texts } = settings;
  const format = useFormat();
  const { language } = useLanguage();
  const { member } = useSession();
  const told = useProblemText();
  const client = useQueryClient();
  const list = useQuery(unansweredQuery);
  const drop = useMutation({
    mutationFn: (id: string) => api(`unanswered/${encodeURIComponent(id)}/drop`, { body: {} }),
    onSuccess: () => tell(texts.done),
    onError: (problem) => tell(told(problem), "wrong"),
    onSettled: () => client.invalidateQueries({ queryKey: unansweredQuery.queryKey }),
  });
  const questions = list.data?.questions ?? [];
  return (
    <Section title={texts.open} about={texts.openAbout}>
      {list.isPending && <Loading label={app.loading} />}
      {list.error && <Notice kind="wrong">{told(list.error)}</Notice>}
      {list.data && questions.length === 0 && (
        <Empty icon="check" title={texts.none}>
          {texts.noneText}
        </Empty>
      )}
      {questions.length > 0 && (
        <Table
          caption={texts.open}
          rows={questions}
          keyOf={({ id }) => id}
          columns={[
            { name: texts.question, cell: ({ question }) => <bdi>{question}</bdi> },
            { name: texts.times, cell: ({ times }) => format.number(times), end: true },
            { name: texts.last, cell: ({ lastAt }) => <Time at={lastAt} /> },
            { name: texts.language, cell: ({ locale }) => languageName(locale, language) },
            {
              name: texts.seen,
              unseenName: true,
              cell: ({ id, conversation, question }) => (
                <span className="row">
                  {conversation && <Goto to={`/inbox/${conversation}`}>{texts.conversation}</Goto>}
                  {member.role !== "agent" && (
                    <Button icon="check" onClick={() => drop.mutate(id)}>
                      {texts.seen}
                      <span className="unseen">{`: ${question}`}</span>
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
