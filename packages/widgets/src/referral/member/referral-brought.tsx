/** What the link has brought, one by one. Loaded for who has something. */
import { TOLD_REASONS, type ToldReason } from "@stagelight/core/referral";
import type { ReactElement } from "react";
import { QuietButton } from "../../design/button.tsx";
import type { KnownProps } from "./referral-said.tsx";
import type { Reward } from "../referral-state.ts";
import type { ReferralTexts } from "../texts/texts.ts";

/** The rewards, and the credit that they have become. */
export function Brought(props: KnownProps): ReactElement {
  const { texts, answer } = props;
  return (
    <>
      {answer.rewards.length > 0 ? (
        <ul className="list" aria-labelledby="rewards">
          {answer.rewards.map((reward) => (
            <OneReward key={reward.id} {...props} reward={reward} />
          ))}
        </ul>
      ) : null}
      {answer.balances.map((balance) => (
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
    </>
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
