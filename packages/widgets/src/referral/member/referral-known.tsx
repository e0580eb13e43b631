import type { ReactElement } from "react";
import { SubmitButton } from "../../design/button.tsx";
import { Rewards } from "./referral-rewards.tsx";
import { type KnownProps, Said } from "./referral-said.tsx";
import { Share } from "./referral-share.tsx";

/** The person's own page: the link, how far it went, and what it brought. */
export function Known(props: KnownProps): ReactElement {
  const { options, texts, state, answer, terms } = props;
  const active = answer.state === "active";
  const none = answer.state === "none";
  const some = answer.rewards.length + answer.friends.clicked > 0;
  return (
    <div className="result known" part="result">
      <div className="intro">
        <h2 id="result" tabIndex={-1} part="heading">
          {options.heading ?? texts.heading}
        </h2>
        {active || none ? <p>{options.description ?? texts.description}</p> : null}
      </div>
      {none ? <Join {...props} /> : null}
      {active || none ? null : <Closed {...props} />}
      {active ? <Share {...props} /> : null}
      {active || some ? <Rewards {...props} /> : null}
      {active && options.showName ? <NameSettings {...props} /> : null}
      {terms(answer.terms)}
      {state.kept ? null : <p className="muted">{texts.forgotten}</p>}
    </div>
  );
}

/** Who is known already takes a link by one click. */
function Join({ options, texts, state, page, answer }: KnownProps): ReactElement {
  return (
    <form
      className="join"
      onSubmit={(event) => {
        event.preventDefault();
        void page.desk!.join();
      }}
    >
      {answer.rewards.length > 0 ? <p>{texts.friend}</p> : null}
      <SubmitButton busy={state.busy}>
        {state.busy ? texts.busy : (options.button ?? texts.button)}
      </SubmitButton>
      <p className="muted">{texts.agree}</p>
      <Said {...{ texts, state }} at="join" />
    </form>
  );
}

function Closed({ answer, closed }: KnownProps): ReactElement {
  return <div className="intro">{closed(answer.state)}</div>;
}

function NameSettings({ texts, state, page, name }: KnownProps): ReactElement {
  return (
    <details className="more" part="more">
      <summary>{texts.nameSettings}</summary>
      <form
        className="join"
        onSubmit={(event) => {
          event.preventDefault();
          void page.desk!.saveName();
        }}
      >
        {name}
        <SubmitButton busy={state.busy}>{state.busy ? texts.busy : texts.save}</SubmitButton>
        <Said {...{ texts, state }} at="name" />
      </form>
    </details>
  );
}
