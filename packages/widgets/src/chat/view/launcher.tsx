import type { ReactElement } from "react";
import type { ChatProps } from "./props.ts";

/** A link to the contact page; with code a button that opens the panel. */
export function Launcher({ options, texts, state, page, live }: ChatProps): ReactElement {
  const unread = live && !state.open ? state.unread : 0;
  return (
    <a
      className="launcher"
      part="launcher"
      id="launcher"
      href={`${options.server}/chat?locale=${options.locale}`}
      {...(live ? { role: "button", "aria-haspopup": "dialog", "aria-expanded": state.open } : {})}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        page.toggle();
      }}
      onKeyDown={(event) => {
        if (event.key !== " ") return;
        event.preventDefault();
        page.toggle();
      }}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M4 4h16v12H9l-5 4z" />
      </svg>
      <span>{options.label ?? texts.launcher}</span>
      {unread > 0 ? (
        <>
          <span className="badge" part="badge" aria-hidden="true">
            {unread}
          </span>
          <span className="unseen">{texts.unread.replace("{n}", `${unread}`)}</span>
        </>
      ) : null}
    </a>
  );
}
