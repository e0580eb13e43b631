import type { TeamPersonAnswer } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useMemo, useState } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Tick } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { Notice } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { eventsQuery } from "./queries.ts";
import { TimelineEntry } from "./timeline-entry.tsx";
import { timelineItems } from "./timeline-items.ts";

/** So many are shown at first, and with each step. */
const STEP = 30;

/** What has happened to somebody, the newest first; on demand with every event. */
export function Timeline({ about }: { readonly about: TeamPersonAnswer }): ReactElement {
  const { app, people } = useTexts();
  const { timeline: texts } = people;
  const told = useProblemText();
  const [everything, setEverything] = useState(false);
  const [shown, setShown] = useState(STEP);
  const events = useQuery({ ...eventsQuery(about.person.id), enabled: everything });
  const items = useMemo(
    () => timelineItems(about, everything ? events.data?.events : []),
    [about, events.data, everything],
  );
  return (
    <Section title={texts.title} about={texts.about}>
      <Tick
        label={texts.everything}
        hint={texts.everythingHint}
        asSwitch
        checked={everything}
        onChange={(event) => setEverything(event.currentTarget.checked)}
      />
      {everything && events.isFetching && (
        <div className="row" role="status">
          <progress aria-label={texts.looking} />
          <span className="soft">{texts.looking}</span>
        </div>
      )}
      {events.error && <Notice kind="wrong">{told(events.error)}</Notice>}
      {items.length === 0 ? (
        <p className="soft">{texts.empty}</p>
      ) : (
        <ol className="timeline">
          {items.slice(0, shown).map((item) => (
            <TimelineEntry key={item.key} item={item} />
          ))}
        </ol>
      )}
      {items.length > shown && <Button onClick={() => setShown(shown + STEP)}>{app.more}</Button>}
      {items.length <= shown && everything && events.data?.moreEvents && (
        <p className="soft small">{texts.moreEvents}</p>
      )}
    </Section>
  );
}
