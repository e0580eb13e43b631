import type { ReactElement } from "react";
import { CloseButton } from "../../design/dialog.tsx";
import type { ChatProps } from "./props.ts";

/** Who answers and when, and what else can be done. */
export function Head(props: ChatProps): ReactElement {
  const { options, texts, state, page } = props;
  const { talk, conversation } = state;
  const { agent } = conversation ?? {};
  return (
    <div className="head" part="head">
      {agent?.picture ? (
        <img
          className="picture"
          part="picture"
          alt=""
          referrerPolicy="no-referrer"
          src={new URL(agent.picture, `${options.server}/`).href}
        />
      ) : null}
      <div className="team">
        <h2 part="heading">{agent?.name ?? options.team ?? texts.heading}</h2>
        <p className="muted" part="availability">
          {availabilityOf(props)}
        </p>
      </div>
      {talk ? <talk.Menu {...props} /> : null}
      <CloseButton label={texts.signs.close} onClick={() => page.close()} />
    </div>
  );
}

function availabilityOf({ options, texts, state }: ChatProps): string {
  const { availability, conversation } = state;
  const queue = conversation?.queue;
  if (!availability) return "";
  if (availability.open) {
    if (queue) return texts.queue.replace("{n}", `${queue}`);
    return queue === 0 ? texts.next : texts.reply[options.reply ?? "open"];
  }
  // A place in the queue says nothing while nobody is there.
  if (!availability.opensAt) return texts.absent;
  const at = new Date(availability.opensAt);
  const say = (what: Intl.DateTimeFormatOptions) => at.toLocaleString(options.locale, what);
  // Together, some languages put the day in brackets.
  const time = say({ hour: "numeric", minute: "2-digit" });
  return texts.until.replace("{time}", `${say({ weekday: "long" })} ${time}`);
}
