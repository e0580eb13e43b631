import type { ReactElement } from "react";
import { Line } from "./line.tsx";
import type { ChatProps } from "./props.ts";

/** All that was said. What comes is read out elsewhere, so that what was there before is not. */
export function Log(props: ChatProps): ReactElement {
  const { options, texts, state } = props;
  const { availability, talk, line } = state;
  const who = options.team ?? texts.heading;
  const greeting = (line && options.lines[line]?.text) ?? options.greeting ?? texts.greeting;
  const absent = availability?.away ?? options.away ?? texts.away;
  return (
    // Who has no mouse scrolls it by the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className="log" part="log" role="log" aria-live="off" aria-label={texts.log} tabIndex={0}>
      <div className="lines">
        <Line author="team" who={who}>
          <p className="prose">{greeting}</p>
        </Line>
        {availability && !availability.open ? (
          <Line author="team" who={who}>
            <p className="prose">{absent}</p>
          </Line>
        ) : null}
        {talk ? <talk.Said {...props} Line={Line} /> : null}
      </div>
    </div>
  );
}
