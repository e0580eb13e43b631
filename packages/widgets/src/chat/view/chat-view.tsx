import type { ReactElement } from "react";
import { Composer } from "./composer.tsx";
import { Head } from "./head.tsx";
import { Launcher } from "./launcher.tsx";
import { Log } from "./log.tsx";
import type { ChatProps } from "./props.ts";

/** The launcher, and once there is code the panel above it. */
export function ChatView(props: ChatProps): ReactElement {
  const { options, texts, state, page, live } = props;
  if (!live) return <Launcher {...props} />;
  return (
    <>
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
      <Launcher {...props} />
      <Said {...props} here={!state.open} />
    </>
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
