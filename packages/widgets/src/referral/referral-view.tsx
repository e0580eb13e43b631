import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import { Checkbox } from "../design/choices.tsx";
import { TextField } from "../platform/form-view.tsx";
import type { ViewProps } from "../platform/widget.ts";
import type { ReferralOptions, ReferralTerms } from "./referral-options.ts";
import type { ReferralPage } from "./referral-page.ts";
import type { ReferralState } from "./referral-state.ts";
import type { ReferralTexts } from "./texts/texts.ts";

type ReferralProps = ViewProps<ReferralOptions, ReferralTexts, ReferralState, ReferralPage>;

/** What both parts of the view are given: what both show comes with it. */
export interface Shown extends ReferralProps {
  /** Name and box, for who may show a name. */
  readonly name: ReactElement;
  readonly terms: (terms: ReferralTerms) => ReactElement;
  /** Why nothing can be joined now. */
  readonly closed: (state: string) => ReactElement;
}

/** The form that asks for an address, or what is known of whoever is here. */
export function ReferralView(props: ReferralProps): ReactElement {
  const { texts, state, page } = props;
  const { status } = state;
  const shown: Shown = {
    ...props,
    name: <Name {...props} />,
    terms: (terms) => Terms({ ...props, terms }),
    closed: (state) => Closed({ ...props, closed: state }),
  };
  const closed = ["not-started", "over", "full"].includes(status);
  const waits = status === "loading" || status === "unread" || closed;
  const part = status === "known" ? page.desk : waits ? undefined : page.form;
  return (
    <div className="box" part="box">
      {part ? (
        part.view(shown)
      ) : status === "unread" ? (
        <Unread {...props} />
      ) : (
        <div className="result" part="result">
          <h2 id="result" tabIndex={-1} part="heading">
            {props.options.heading ?? texts.heading}
          </h2>
          {closed ? shown.closed(status) : <p role="status">{texts.loading}</p>}
        </div>
      )}
    </div>
  );
}

function Unread({ texts, state, page }: ReferralProps): ReactElement {
  return (
    <div className="result" part="result">
      <h2 id="result" tabIndex={-1}>
        {texts.unread}
      </h2>
      <p role="alert" className="error" part="failure">
        {state.failure ? texts.failures[state.failure] : null}
      </p>
      <div className="actions">
        <QuietButton onClick={() => void page.ask()}>{texts.retry}</QuietButton>
      </div>
    </div>
  );
}

function Closed(props: ReferralProps & { readonly closed: string }): ReactElement {
  const { options, texts, state, page, closed } = props;
  const { heading, text } = texts.closed[closed as keyof typeof texts.closed];
  const starts = new Date(options.starts).toLocaleDateString(texts.lang, { dateStyle: "long" });
  return (
    <>
      <p className="label">{heading}</p>
      <p role="status">
        {closed !== "not-started" || options.starts ? text.replace("{date}", starts) : null}
      </p>
      {state.status === closed && state.sentTo ? (
        <p>{page.form!.words(texts).mailed.replace("{address}", () => state.sentTo)}</p>
      ) : null}
    </>
  );
}

/** The first name, and whether friends may see it. */
function Name(props: ReferralProps): ReactElement {
  const { texts, page } = props;
  return (
    <div className="name">
      <TextField
        {...props}
        name="name"
        label={texts.name + texts.optional}
        autoComplete="given-name"
        value={props.state.answer?.name}
      />
      <Checkbox
        id="showName"
        name="showName"
        value="yes"
        label={texts.showName}
        checked={page.showsName()}
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
