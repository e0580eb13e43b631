import type { ReactElement } from "react";
import { QuietButton } from "../../design/button.tsx";
import { Form, Send, TextField } from "../../platform/form-view.tsx";
import { Result } from "../../platform/result-view.tsx";
import type { Shown } from "../referral-view.tsx";

/** The form, and once it is sent what stands in its place. */
export function FormView(props: Shown): ReactElement {
  const { options, texts, state, page, name, terms } = props;
  const { linkProblem } = state;
  return (
    <Form
      {...props}
      path="v1/referral/join"
      result={state.status === "sent" ? <Sent {...props} /> : null}
      submit={() => page.form!.submit()}
      hidden={[
        ["form", "referral"],
        ["program", options.program],
        ["terms.version", options.terms?.version],
      ]}
    >
      {linkProblem ? (
        <p role="status" className="error" part="failure">
          {texts.linkProblems[linkProblem]}
        </p>
      ) : null}
      <div className="row">
        <TextField
          {...props}
          name="email"
          label={texts.email}
          type="email"
          autoComplete="email"
          required
        />
        {options.showName ? null : <Send {...props} />}
      </div>
      {options.showName ? name : null}
      {options.showName ? <Send {...props} /> : null}
      {options.terms ? (
        <div>
          <p className="muted">{texts.agree}</p>
          {terms(options.terms)}
        </div>
      ) : null}
    </Form>
  );
}

function Sent({ texts, state, page }: Shown): ReactElement {
  return (
    <Result {...texts.sent} address={state.sentTo}>
      <div className="actions">
        <QuietButton onClick={() => page.form!.again()}>{texts.again}</QuietButton>
      </div>
    </Result>
  );
}
