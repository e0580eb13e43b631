import { TOLD_REASONS, type ToldReason } from "@stagelight/core/referral";
import type { ReactElement } from "react";
import { QuietButton } from "../../design/button.tsx";
import { type KnownProps, Said } from "./referral-said.tsx";
import type { Reward } from "../referral-state.ts";
import type { ReferralTexts } from "../texts/texts.ts";

/** How far the link went, and what it brought. */
export function Rewards(props: KnownProps): ReactElement {
  const { texts, state, answer } = props;
  const { friends, next, rewards, balances, limits } = answer;
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
      {rewards.length > 0 ? (
        <ul className="list" aria-labelledby="rewards">
          {rewards.map((reward) => (
            <OneReward key={reward.id} {...props} reward={reward} />
          ))}
        </ul>
      ) : (
        <p className="muted">{texts.noRewards}</p>
      )}
      <Said {...{ texts, state }} at="code" />
      {balances.map((balance) => (
        <div key={balance.currency}>
          {balance.approved > 0 ? (
            <p className="label">
              {inMoney(texts.credit, balance.approved, balance.currency, texts)}
            </p>
          ) : null}
          {balance.debt > 0 ? (
            <p className="muted">{inMoney(texts.debt, balance.debt, balance.currency, texts)}</p>
          ) : null}
        </div>
      ))}
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

function OneReward({ texts, page, reward }: KnownProps & { reward: Reward }): ReactElement {
  const { text, state, code, amount, currency } = reward;
  const notes = notesOf(reward, texts);
  return (
    <li className="reward">
      <p className="line">
        <strong>{text}</strong>
        <span className="state" part="state">
          {texts.states[state]}
        </span>
      </p>
      {amount && currency ? <p>{inMoney("{amount}", amount, currency, texts)}</p> : null}
      {notes ? <p className="muted">{notes}</p> : null}
      {code ? (
        <p className="line">
          <span>
            {`${texts.code} `}
            <code>{code}</code>
          </span>
          {state === "issued" ? (
            <QuietButton onClick={() => void page.desk!.copy("code", code)}>
              {texts.copyCode}
            </QuietButton>
          ) : null}
        </p>
      ) : null}
    </li>
  );
}

function notesOf({ state, due, reasons = [] }: Reward, texts: ReferralTexts): string {
  const notes = texts.stateNotes as Readonly<Record<string, string>>;
  const date = due && new Date(due).toLocaleDateString(texts.lang, { dateStyle: "long" });
  const note = state === "held" && !date ? "" : (notes[state] ?? "").replace("{date}", date ?? "");
  const why = new Set(reasons.map((reason) => TOLD_REASONS[reason as ToldReason]));
  return (
    [note, ...[...why].map((each) => texts.reasons[each])]
      .filter(Boolean)
      // Chinese has no spaces between sentences.
      .join(texts.lang === "zh" ? "" : " ")
  );
}

/** @param amount in minor units, of which a currency says how many are one */
function inMoney(text: string, amount: number, currency: string, { lang }: ReferralTexts): string {
  const format = new Intl.NumberFormat(lang, { style: "currency", currency });
  const { maximumFractionDigits = 0 } = format.resolvedOptions();
  return text.replace("{amount}", format.format(amount / 10 ** maximumFractionDigits));
}
