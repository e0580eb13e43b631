import type { TeamExportsAnswer } from "@stagelight/core/endpoints";
import { queryOptions, useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Choice, Tick } from "../design/field.tsx";
import { Page, Section } from "../design/page.tsx";
import { Empty, Loading, Notice } from "../design/said.tsx";
import { inLanguage } from "../texts/localized.ts";
import { useFormat, useLanguage, useTexts } from "../texts/language.tsx";
import { Download } from "./download.tsx";

const exportsQuery = queryOptions({
  queryKey: ["exports"],
  queryFn: ({ signal }) => api<TeamExportsAnswer>("exports", { signal }),
  staleTime: 5_000,
});

/** Tables for spreadsheets and other programs, as files. */
export function Exports(): ReactElement {
  const { app, exports: texts } = useTexts();
  const format = useFormat();
  const told = useProblemText();
  const { data, error, isPending } = useQuery(exportsQuery);
  const { newsletter, referral, reviews, surveys = [] } = data ?? {};
  const none = data && !newsletter && !referral && !reviews && surveys.length === 0;
  return (
    <Page title={texts.title} about={texts.about}>
      {isPending && <Loading label={app.loading} />}
      {error && <Notice kind="wrong">{told(error)}</Notice>}
      {none && (
        <Empty icon="download" title={texts.none}>
          {texts.noneText}
        </Empty>
      )}
      {newsletter && <Subscribers lists={newsletter.lists} />}
      {referral && <Rewards years={referral.years} />}
      {reviews && (
        <Section title={texts.reviews.title} about={texts.reviews.about}>
          <p>{format.count(texts.lines, reviews.count)}</p>
          <Download
            path="exports/reviews"
            body={{}}
            of={texts.reviews.title}
            expected={reviews.count}
          />
        </Section>
      )}
      {surveys.length > 0 && <Answers surveys={surveys} />}
    </Page>
  );
}

function Subscribers({ lists }: NonNullable<TeamExportsAnswer["newsletter"]>): ReactElement {
  const { exports: all } = useTexts();
  const { newsletter: texts } = all;
  const { language } = useLanguage();
  const format = useFormat();
  const [list, setList] = useState("");
  const [left, setLeft] = useState(false);
  const chosen = lists.filter(({ id }) => list === "" || id === list);
  const expected = chosen.reduce((sum, each) => sum + each.confirmed + (left ? each.left : 0), 0);
  return (
    <Section title={texts.title} about={texts.about}>
      <div className="form">
        {lists.length > 1 && (
          <Choice
            label={texts.list}
            value={list}
            onChange={(event) => setList(event.currentTarget.value)}
          >
            <option value="">{texts.all}</option>
            {lists.map(({ id, name }) => (
              <option key={id} value={id}>
                {inLanguage(name, language)}
              </option>
            ))}
          </Choice>
        )}
        <Tick
          label={texts.left}
          checked={left}
          onChange={(event) => setLeft(event.currentTarget.checked)}
        />
        <p>{format.count(all.lines, expected)}</p>
        <Download
          key={`${list} ${left}`}
          path="exports/newsletter"
          body={{ ...(list && { list }), left }}
          of={texts.title}
          expected={expected}
        />
      </div>
    </Section>
  );
}

function Rewards({ years }: NonNullable<TeamExportsAnswer["referral"]>): ReactElement {
  const { exports: all } = useTexts();
  const { referral: texts } = all;
  const [year = years[0], setYear] = useState<number>();
  return (
    <Section title={texts.title} about={texts.about}>
      {year === undefined ? (
        <p>{texts.none}</p>
      ) : (
        <div className="form">
          <Choice
            label={texts.year}
            value={year}
            onChange={(event) => setYear(Number(event.currentTarget.value))}
          >
            {years.map((each) => (
              <option key={each}>{each}</option>
            ))}
          </Choice>
          <Download key={year} path="exports/referral" body={{ year }} of={texts.title} />
        </div>
      )}
    </Section>
  );
}

function Answers({ surveys }: Pick<TeamExportsAnswer, "surveys">): ReactElement {
  const { exports: all } = useTexts();
  const { surveys: texts } = all;
  const { language } = useLanguage();
  const format = useFormat();
  const [id, setId] = useState(surveys[0]!.id);
  const survey = surveys.find((each) => each.id === id) ?? surveys[0]!;
  return (
    <Section title={texts.title} about={texts.about}>
      <div className="form">
        <Choice
          label={texts.survey}
          value={survey.id}
          onChange={(event) => setId(event.currentTarget.value)}
        >
          {surveys.map((each) => (
            <option key={each.id} value={each.id}>
              {inLanguage(each.heading, language)}
            </option>
          ))}
        </Choice>
        <p>{format.count(all.lines, survey.count)}</p>
        <Download
          key={survey.id}
          path={`exports/surveys/${encodeURIComponent(survey.id)}`}
          body={{}}
          of={texts.title}
          expected={survey.count}
        />
      </div>
    </Section>
  );
}
