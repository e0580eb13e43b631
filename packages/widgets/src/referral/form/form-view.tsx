import type { ReactElement } from "react";
import { QuietButton, SubmitButton } from "../../design/button.tsx";
import { textOf } from "../../platform/values.ts";
import type { Shown } from "../referral-view.tsx";

/** The form, and once it is sent what stands in its place. */
export function FormView(props: Shown): ReactElement {
  const sent = props.state.status === "sent";
  return (
    <>
      <Form {...props} away={sent} />
      {sent ? <Sent {...props} /> : null}
    </>
  );
}

function Form(props: Shown & { readonly away: boolean }): ReactElement {
  const { options, texts, state, page, live, away, name, field, terms } = props;
  const { status, linkProblem, failure } = state;
  const busy = status === "sending" || status === "proof";
  const button = (
    <SubmitButton busy={busy}>{busy ? texts.busy : (options.button ?? texts.button)}</SubmitButton>
  );
  return (
    <form
      className="form"
      part="form"
      method="post"
      action={`${options.server}/v1/referral/join`}
      noValidate={live}
      inert={away}
      onSubmit={(event) => {
        event.preventDefault();
        const form = event.currentTarget;
        void page.form!.submit().then((plain) => plain && form.submit());
      }}
    >
      <div className="intro">
        <h2 part="heading">{options.heading ?? texts.heading}</h2>
        <p part="description">{options.description ?? texts.description}</p>
      </div>
      {linkProblem ? (
        <p role="status" className="error" part="failure">
          {texts.linkProblems[linkProblem]}
        </p>
      ) : null}
      <div className="row">
        {field("email", texts.email, "email")}
        {options.showName ? null : button}
      </div>
      {options.showName ? name : null}
      {options.showName ? button : null}
      {options.terms ? (
        <div>
          <p className="muted">{texts.agree}</p>
          {terms(options.terms)}
        </div>
      ) : null}
      <p role="status" className={status === "proof" ? "muted" : "unseen"} part="progress">
        {status === "proof" ? texts.proof : null}
      </p>
      <p role="alert" className={failure ? "error" : "unseen"} part="failure">
        {status === "failed" && failure ? texts.failures[failure] : null}
      </p>
      <Unseen {...props} />
    </form>
  );
}

function Sent({ texts, state, page }: Shown): ReactElement {
  const [before, after] = texts.sent.text.split("{address}");
  return (
    <div className="result" part="result">
      <h2 id="result" tabIndex={-1}>
        {texts.sent.heading}
      </h2>
      <p role="status">
        {before}
        <strong>{state.sentTo}</strong>
        {after}
      </p>
      <div className="actions">
        <QuietButton onClick={() => page.form!.again()}>{texts.again}</QuietButton>
      </div>
    </div>
  );
}

/** What a form without code has to send along, and a field that only machines fill in. */
function Unseen({ options, texts, state, page }: Shown): ReactElement {
  const { program, locale, terms } = options;
  return (
    <div className="unseen" aria-hidden="true">
      <label>
        {texts.trap}
        <input
          name="trap"
          tabIndex={-1}
          autoComplete="off"
          value={textOf(state.values, "trap")}
          onInput={(event) => page.fill("trap", event.currentTarget.value)}
        />
      </label>
      <input type="hidden" name="locale" value={locale} />
      <input type="hidden" name="form" value="referral" />
      {program ? <input type="hidden" name="program" value={program} /> : null}
      {terms ? <input type="hidden" name="terms.version" value={terms.version} /> : null}
    </div>
  );
}
