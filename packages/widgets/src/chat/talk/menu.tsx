import type { ReactElement } from "react";
import type { ChatProps } from "../view/props.ts";

/** What else can be done, out of the way. */
export function Menu({ options, texts, state, page }: ChatProps): ReactElement {
  const { conversation } = state;
  return (
    <details className="more" part="more">
      <summary aria-label={texts.signs.more}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <div className="menu" part="menu">
        <button
          type="button"
          className="item"
          aria-pressed={state.sound}
          onClick={() => page.hush(!state.sound)}
        >
          {texts.sound}
        </button>
        {conversation && options.transcript ? (
          <button
            type="button"
            className="item"
            onClick={() => void page.act("transcript", "transcript-sent")}
          >
            {texts.transcript}
          </button>
        ) : null}
        {conversation?.state === "open" ? (
          <button type="button" className="item" onClick={() => void page.act("end")}>
            {texts.end}
          </button>
        ) : null}
      </div>
    </details>
  );
}
