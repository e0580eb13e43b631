import type { TeamLine } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Section } from "../design/page.tsx";
import { Badge, Empty, Loading, Notice } from "../design/said.tsx";
import { useStageLabels } from "../people/labels.ts";
import { fill } from "../texts/fill.ts";
import { useFormat, useLanguage, useTexts } from "../texts/language.tsx";
import { inLanguage } from "../texts/localized.ts";
import { linesQuery } from "./queries.ts";

/** Proactive lines: what each says, when and to whom, and how that has gone. */
export function Lines(): ReactElement {
  const { app, settings } = useTexts();
  const { lines: texts } = settings;
  const format = useFormat();
  const told = useProblemText();
  const list = useQuery(linesQuery);
  if (list.isPending) return <Loading label={app.loading} />;
  if (list.error) return <Notice kind="wrong">{told(list.error)}</Notice>;
  const { lines, budget, since } = list.data;
  const length = (seconds: number): string => format.length(seconds * 1000);
  const limits: readonly (readonly [string, string])[] = [
    [texts.perSession, format.number(budget.perSession)],
    [texts.perWeek, format.number(budget.perWeek)],
    [texts.quiet, length(budget.quietAfterDismiss)],
    [texts.again, length(budget.askAgainAfter)],
    [texts.notBefore, `${format.number(budget.notBefore)} s`],
  ];
  if (lines.length === 0) {
    return (
      <Empty icon="bell" title={texts.none}>
        {texts.noneText}
      </Empty>
    );
  }
  return (
    <>
      <p className="soft">{texts.about}</p>
      {lines.map((line) => (
        <Line key={line.id} line={line} />
      ))}
      <p className="soft small">{fill(texts.since, { time: format.day(since) })}</p>
      <Section title={texts.budget} about={texts.budgetAbout}>
        <dl className="facts columns">
          {limits.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Section>
    </>
  );
}

function Line({ line }: { readonly line: TeamLine }): ReactElement {
  const { settings } = useTexts();
  const { lines: texts } = settings;
  const format = useFormat();
  const { language } = useLanguage();
  const trigger = useTriggerText();
  const { id, text, quickReplies, audience, verified, triggers, priority } = line;
  const figures = [
    [texts.viewed, line.viewed],
    [texts.answered, line.answered],
    [texts.dismissed, line.dismissed],
    [texts.conversations, line.conversations],
  ] as const;
  return (
    <Section title={id}>
      <p className="quoted">
        <bdi>{inLanguage(text, language)}</bdi>
      </p>
      {quickReplies.length > 0 && (
        <ul className="row">
          {quickReplies.map((reply, index) => (
            <li key={index}>
              <Badge>
                <bdi>{inLanguage(reply, language)}</bdi>
              </Badge>
            </li>
          ))}
        </ul>
      )}
      <dl className="counts four">
        {figures.map(([name, count]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{format.number(count)}</dd>
          </div>
        ))}
      </dl>
      <dl className="facts">
        <div>
          <dt>{texts.whom}</dt>
          <dd>
            <bdi>{audience ?? texts.everybody}</bdi>
            {verified && <p className="soft small">{texts.verified}</p>}
          </dd>
        </div>
        <div>
          <dt>{texts.when}</dt>
          <dd>
            {triggers.length === 0
              ? texts.triggers.budget
              : triggers.map((each, index) => (
                  <p key={index}>
                    <bdi>{trigger(each)}</bdi>
                  </p>
                ))}
          </dd>
        </div>
        <div>
          <dt>{texts.order}</dt>
          <dd>{fill(texts.priority, { n: format.number(priority) })}</dd>
        </div>
      </dl>
    </Section>
  );
}

/** What a line waits for, in words. */
function useTriggerText(): (trigger: TeamLine["triggers"][number]) => string {
  const { settings } = useTexts();
  const { triggers: texts } = settings.lines;
  const format = useFormat();
  const label = useStageLabels();
  return ([kind, value]) => {
    const named = Array.isArray(value) ? (value as readonly string[]) : [];
    switch (kind) {
      case "time":
      case "scroll":
        return fill(texts[kind], { n: format.number(Number(value)) });
      case "stage":
        return fill(texts.stage, { stages: format.list(named.map(label)) });
      case "event":
        return fill(texts.event, { events: format.list(named) });
      default:
        return texts[kind] ?? kind;
    }
  };
}
