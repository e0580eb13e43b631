import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import { CloseButton, Dialog } from "../design/dialog.tsx";
import type { ViewProps } from "../platform/widget.ts";
import type { PromptOptions } from "./prompt-options.ts";
import type { PromptPage, PromptState } from "./prompt-page.ts";
import type { PromptTexts } from "./texts/texts.ts";

type Props = ViewProps<PromptOptions, PromptTexts, PromptState, PromptPage>;

/** What stands around the widget: a window, or a region that leaves the page usable. */
export function PromptView(props: Props): ReactElement {
  const { options, texts, state, page } = props;
  const label = options.label ?? texts.names[state.widget] ?? texts.names["other"]!;
  if (options.as === "popup")
    return (
      <Dialog label={label} attach={(node) => page.attach(node)} onClose={() => page.dismiss()}>
        <Content {...props} />
      </Dialog>
    );
  return (
    <>
      <section
        className={`region ${options.as}`}
        part="region"
        aria-label={label}
        ref={(node) => page.attach(node)}
      >
        <Content {...props} />
      </section>
      <p role="status" className="unseen">
        {state.open && options.as !== "inline" ? texts.appeared.replace("{label}", label) : null}
      </p>
    </>
  );
}

function Content({ texts, state, page }: Props): ReactElement {
  return (
    <>
      <div className="head">
        <CloseButton label={texts.close} onClick={() => page.dismiss()} />
      </div>
      <slot />
      <div className="foot">
        <QuietButton onClick={() => page.dismiss()}>
          {state.answered ? texts.close : texts.notNow}
        </QuietButton>
      </div>
    </>
  );
}
