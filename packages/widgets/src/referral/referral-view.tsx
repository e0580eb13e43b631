import type { ReactElement } from "react";
import { SubmitButton } from "../design/button.tsx";
import { Checkbox } from "../design/choices.tsx";
import { Field } from "../design/field.tsx";
import { listOf, textOf } from "../platform/values.ts";
import type { ViewProps } from "../platform/widget.ts";
import type { ReferralOptions, ReferralTerms } from "./referral-options.ts";
import type { ReferralPage } from "./referral-page.ts";
import type { ReferralState } from "./referral-state.ts";
import type { ReferralTexts } from "./texts/texts.ts";

/** What the referral widget's view and its parts are given. */
export type ReferralProps = ViewProps<ReferralOptions, ReferralTexts, ReferralState, ReferralPage>;

/** What the part that comes later is given beside: what both show. */
export interface Shared {
  /** Name and box, for who may show a name. */
  readonly name: ReactElement;
  readonly terms: (terms: ReferralTerms) => ReactElement;
  /** Why nothing can be joined now. */
  readonly closed: (state: string) => ReactElement;
}

/** The form that asks for an address, or what is known of whoever is here. */
export function ReferralView(props: ReferralProps): ReactElement {
  const { status } = props.state;
  const over = ["sent", "unread", "known"].includes(status);
  const shared: Shared = {
    name: <Name {...props} />,
    terms: (terms) => Terms({ ...props, terms }),
    closed: (state) => Closed({ ...props, closed: state }),
  };
  const result = over ? props.page.desk?.result({ ...props, ...shared }) : null;
  const waits = status === "loading" ? <p role="status">{props.texts.loading}</p> : null;
  const asks = result
    ? status === "sent"
    : !["loading", "not-started", "over", "full"].includes(status);
  return (
    <div className="box" part="box">
      {asks ? <Form {...props} {...shared} away={Boolean(result)} /> : null}
      {result || (asks ? null : <Waiting {...props}>{waits ?? shared.closed(status)}</Waiting>)}
    </div>
  );
}

/** There is nothing to fill in: the server is asked, or the program does not go. */
function Waiting(props: ReferralProps & { readonly children: ReactElement }): ReactElement {
  const { options, texts, children } = props;
  return (
    <div className="result" part="result">
      <h2 id="result" tabIndex={-1} part="heading">
        {options.heading ?? texts.heading}
      </h2>
      {children}
    </div>
  );
}

function Closed(props: ReferralProps & { readonly closed: string }): ReactElement {
  const { options, texts, state, closed } = props;
  const { heading, text } = texts.closed[closed as keyof typeof texts.closed];
  const starts = new Date(options.starts).toLocaleDateString(texts.lang, { dateStyle: "long" });
  return (
    <>
      <p className="label">{heading}</p>
      <p role="status">
        {closed !== "not-started" || options.starts ? text.replace("{date}", starts) : null}
      </p>
      {state.status === closed && state.sentTo ? (
        <p>{texts.mailed.replace("{address}", () => state.sentTo)}</p>
      ) : null}
    </>
  );
}

function Form(props: ReferralProps & Shared & { readonly away: boolean }): ReactElement {
  const { options, texts, state, page, live, away, name, terms } = props;
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
        void page.submit().then((plain) => plain && form.submit());
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
        <TextField {...props} name="email" label={texts.email} type="email" autoComplete="email" />
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

type TextProps = ReferralProps & {
  readonly name: "email" | "name";
  readonly label: string;
  readonly type: "email" | "text";
  readonly autoComplete: string;
};

function TextField(props: TextProps): ReactElement {
  const { texts, state, page, name, label, type, autoComplete } = props;
  const problem = state.problems[name];
  return (
    <Field
      {...{ name, label, type, autoComplete }}
      required={name === "email"}
      value={String(state.values[name] ?? state.answer?.name ?? "")}
      error={problem && texts.problems[problem]}
      onInput={(value) => page.fill(name, value)}
    />
  );
}

/** The first name, and whether friends may see it. */
function Name(props: ReferralProps): ReactElement {
  const { texts, state, page } = props;
  const { values, answer } = state;
  const shows = values["showName"] ? listOf(values, "showName").length > 0 : answer?.showName;
  return (
    <div className="name">
      <TextField
        {...props}
        name="name"
        label={texts.name + texts.optional}
        type="text"
        autoComplete="given-name"
      />
      <Checkbox
        id="showName"
        name="showName"
        value="yes"
        label={texts.showName}
        checked={shows ?? false}
        onChange={(checked) => page.fill("showName", checked ? ["yes"] : [])}
      />
    </div>
  );
}

function Terms({ texts, terms }: ReferralProps & { readonly terms: ReferralTerms }): ReactElement {
  return (
    <details className="more" part="more">
      <summary>{texts.terms}</summary>
      <p className="muted terms">{terms.text}</p>
      {terms.page ? (
        <p>
          <a href={terms.page}>{texts.allTerms}</a>
        </p>
      ) : null}
    </details>
  );
}

/** What a form without code has to send along, and a field that only machines fill in. */
function Unseen({ options, texts, state, page }: ReferralProps): ReactElement {
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
