import type { ReactElement } from "react";
import { SubmitButton } from "../design/button.tsx";
import { TextField } from "../platform/form-view.tsx";
import { Result } from "../platform/result-view.tsx";
import { Links } from "../platform/links-view.tsx";
import { Prose } from "../platform/prose.tsx";
import type { ReviewProps } from "./review-view.tsx";

/** Thanks, and the links that everybody sees; help comes after them, where it is offered. */
export function ReviewResult(props: ReviewProps): ReactElement {
  const { texts, state, page } = props;
  const { status, links, thanks, help } = state;
  return (
    <Result {...texts.results[status as keyof typeof texts.results]}>
      {thanks ? (
        <p part="thanks">
          {`${thanks.text} `}
          {thanks.code ? <strong>{thanks.code}</strong> : texts.mailed}
        </p>
      ) : null}
      <Links label={texts.links} links={links} follow={(link) => page.follow(link)} />
      {help === "none" ? null : <HelpForm {...props} />}
    </Result>
  );
}

function HelpForm(props: ReviewProps): ReactElement {
  const { texts, state, page } = props;
  const { help } = state;
  const { heading, label, address, button, sent } = texts.help;
  const busy = help === "sending";
  return (
    <form
      className="field help"
      part="help"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void page.askForHelp();
      }}
    >
      <h3 id="helped" tabIndex={-1}>
        {heading}
      </h3>
      {help === "sent" ? null : (
        <>
          <Prose {...props} name="help" label={label} required />
          <TextField
            {...props}
            name="email"
            type="email"
            label={address + texts.optional}
            autoComplete="email"
          />
          <SubmitButton busy={busy}>{busy ? texts.busy : button}</SubmitButton>
        </>
      )}
      <p role="status" className={help === "sent" ? "" : "error"}>
        {help === "sent" ? sent : texts.failures[help as keyof typeof texts.failures]}
      </p>
    </form>
  );
}
