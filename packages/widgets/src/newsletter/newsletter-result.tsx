import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import { Result } from "../platform/result-view.tsx";
import type { NewsletterTexts } from "./texts/texts.ts";
import type { NewsletterProps } from "./newsletter-view.tsx";
import type { Resend } from "./newsletter-state.ts";

/** What stands in the form's place once it is sent. */
export function NewsletterResult(
  props: NewsletterProps & { readonly incentive: ReactElement },
): ReactElement {
  const { texts, state, incentive } = props;
  const page = props.page.sending!;
  const { status, sentTo, resend } = state;
  const said =
    state.said ??
    texts.results[status === "sent" || status === "offline" ? status : "already-waiting"];
  const ours = status !== "offline" && !state.said;
  return (
    <Result {...said} address={sentTo}>
      {incentive}
      <div className="actions">
        {!ours ? null : (
          <QuietButton
            resting={resend === "soon" || resend === "asked"}
            onClick={() => void page.resend()}
          >
            {texts.resend}
          </QuietButton>
        )}
        <QuietButton onClick={() => page.again()}>{texts.again}</QuietButton>
      </div>
      {!ours ? null : (
        <p role="status" className="muted">
          {noteOf(resend, texts)}
        </p>
      )}
    </Result>
  );
}

function noteOf(resend: Resend, { resendNotes, failures }: NewsletterTexts): string {
  return { ...failures, ...resendNotes, possible: "" }[resend];
}
