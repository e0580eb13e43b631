import type { Standing as Stands, TeamPersonAnswer } from "@stagelight/core/endpoints";
import type { ReactElement, ReactNode } from "react";
import { Section } from "../design/page.tsx";
import { Badge } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { Cause } from "./cause.tsx";
import type { Caused } from "./cause-lines.ts";
import { useStageLabels } from "./labels.ts";
import { StageBadge } from "./stage-badge.tsx";

interface StandingProps {
  readonly about: TeamPersonAnswer;
  /** Beside the title. */
  readonly actions?: ReactNode;
}

/** Where somebody stands, and why. */
export function Standing({ about, actions }: StandingProps): ReactElement {
  const { people: texts } = useTexts();
  return (
    <Section title={texts.stands.title} actions={actions}>
      <StandingFacts about={about} />
    </Section>
  );
}

/** The same without a plane of its own. */
export function StandingFacts({ about }: Pick<StandingProps, "about">): ReactElement {
  const { people: texts } = useTexts();
  const format = useFormat();
  const label = useStageLabels();
  const { hint, verified } = about.stands;
  const stands = verified ?? hint;
  const tracks = Object.entries(stands.tracks);
  return (
    <div className="standing">
      <p className="row">
        <StageBadge stage={stands.stage} />
        {verified ? <Badge kind="good">{texts.verified}</Badge> : <Badge>{texts.hintOnly}</Badge>}
        <span className="soft">
          {fill(texts.stands.since, { time: format.moment(stands.since) })}
        </span>
      </p>
      <h3>{texts.stands.why}</h3>
      <Why about={about} stands={stands} />
      {verified && verified.stage !== hint.stage && (
        <p className="soft small">{fill(texts.stands.hint, { stage: label(hint.stage) })}</p>
      )}
      {tracks.length > 0 && (
        <ul className="row">
          {tracks.map(([track, stage]) => (
            <li key={track}>
              <Badge>
                <bdi>{fill(texts.stands.onTrack, { track, stage: label(stage) })}</bdi>
              </Badge>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Why({
  about,
  stands,
}: {
  readonly about: TeamPersonAnswer;
  readonly stands: Stands;
}): ReactElement {
  const { people: texts } = useTexts();
  const { reason, stage, since } = stands;
  if (!reason) return <p>{texts.causes.beginning}</p>;
  const known = about.changes.find(
    (each) => each.track === "" && each.to === stage && each.at === since,
  );
  // Two that have become one stand where one of them stood before.
  const merged = known
    ? undefined
    : about.changes.find(({ to, kind }) => to === stage && kind === "merge");
  const { note, ...told } = reason;
  const caused: Caused = known ?? merged ?? { ...told, ...(note !== undefined && { note }) };
  return <Cause change={caused} />;
}
