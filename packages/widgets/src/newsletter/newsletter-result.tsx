import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import type { NewsletterProps } from "./newsletter-view.tsx";

/** What stands in the form's place once it is sent. Its heading gets the focus, and is read out. */
export function NewsletterResult({ texts, state, page }: NewsletterProps): ReactElement {
  const { status, sentTo, resendable } = state;
  const said =
    texts.results[status === "sent" || status === "offline" ? status : "already-waiting"];
  const [before, after] = said.text.split("{address}");
  return (
    <div className="result" part="result">
      <h2 id="result" tabIndex={-1}>
        {said.heading}
      </h2>
      <p>
        {before}
        <strong>{sentTo}</strong>
        {after}
      </p>
      {status === "offline" ? null : (
        <>
          {resendable ? null : <p className="muted">{texts.resendSoon}</p>}
          <div className="actions">
            {resendable ? (
              <QuietButton onClick={() => void page.resend()}>{texts.resend}</QuietButton>
            ) : null}
            <QuietButton onClick={() => page.again()}>{texts.again}</QuietButton>
          </div>
        </>
      )}
    </div>
  );
}
