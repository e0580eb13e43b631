import type { ReactElement } from "react";
import { type KnownProps, Said } from "./referral-said.tsx";

/** How far the link went, and what it brought. */
export function Rewards(props: KnownProps): ReactElement {
  const { texts, state, page, answer } = props;
  const { friends, next, rewards, limits } = answer;
  const { Brought } = page.desk!;
  const limit = answer.state === "active" && limits[0];
  const figures = Object.entries(texts.figures) as [keyof typeof friends, string][];
  return (
    <div className="rewards" part="rewards">
      {next ? <Progress {...props} {...next} /> : null}
      {answer.state === "none" ? null : (
        <dl className="figures">
          {figures.map(([name, label]) => (
            <div key={name}>
              <dt className="muted">{label}</dt>
              <dd>{friends[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      <h3 className="label" id="rewards">
        {texts.rewards}
      </h3>
      {limit ? <p>{texts.limits[limit === "person-full" ? limit : "full"]}</p> : null}
      {rewards.length > 0 ? null : <p className="muted">{texts.noRewards}</p>}
      {Brought ? <Brought {...props} /> : null}
      <Said {...{ texts, state }} at="code" />
    </div>
  );
}

type Next = NonNullable<KnownProps["answer"]["next"]>;

function Progress({ texts, answer, friends, text }: KnownProps & Next): ReactElement {
  const count = Math.min(answer.friends.qualified, friends);
  const said = texts.progress.replace("{count}", `${count}`).replace("{friends}", `${friends}`);
  return (
    <div className="field">
      <p id="progress">
        <strong>{said}</strong>
        {` · ${text}`}
      </p>
      <progress aria-labelledby="progress" value={count} max={friends} />
    </div>
  );
}
