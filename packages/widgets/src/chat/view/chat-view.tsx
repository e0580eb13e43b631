import type { ReactElement } from "react";
import { Composer } from "./composer.tsx";
import { Head } from "./head.tsx";
import { Launcher } from "./launcher.tsx";
import { Log } from "./log.tsx";
import type { ChatProps } from "./props.ts";

/** The launcher, and once there is code the panel above it. */
export function ChatView(props: ChatProps): ReactElement {
  // Before there is code the launcher is all there is: it stays what it is, as it may be pressed just now.
  return (
    <>
      {props.live ? <Panel {...props} /> : null}
      <Launcher {...props} />
      {props.live ? <Said {...props} here={!props.state.open} /> : null}
    </>
  );
}

function Panel(props: ChatProps): ReactElement {
  const { options, texts, state, page } = props;
  return (
    <dialog
      className="panel"
      part="panel"
      id="panel"
      aria-label={options.team ?? texts.heading}
      ref={(node) => page.attach(node)}
    >
      {state.used ? (
        <>
          <Head {...props} />
          <Log {...props} />
          <Composer {...props} />
          <Said {...props} here={state.open} />
        </>
      ) : null}
    </dialog>
  );
}

/**
 * Reads out what has come: that alone, and not what was there before. A window keeps those who hear in it,
 * so that there is one place within it and one outside.
 */
function Said({ texts, state, here }: ChatProps & { readonly here: boolean }): ReactElement {
  const { announced } = state;
  const news = announced === "unread" ? texts.unread.replace("{n}", `${state.unread}`) : announced;
  return (
    <p role="status" className="unseen">
      {here ? news : null}
    </p>
  );
}
