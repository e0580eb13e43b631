import type { TeamReward } from "@stagelight/core/endpoints";
import type { ReactElement } from "react";
import { Goto } from "../app/address.tsx";
import { Button } from "../design/button.tsx";
import { Badge } from "../design/said.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";

interface RewardCardProps {
  readonly reward: TeamReward;
  readonly onApprove: () => void;
  readonly onRefuse: () => void;
}

/** Seconds of a day. */
const DAY = 86_400;

/** A reward, with why it waits and how it is known who has earned it. */
export function RewardCard({ reward, onApprove, onRefuse }: RewardCardProps): ReactElement {
  const { decisions } = useTexts();
  const { rewards: texts } = decisions;
  const format = useFormat();
  const { amount, unit, digits, owner, evidence, conversion, dueAt, reasons } = reward;
  const names: Readonly<Record<string, string>> = texts.reasonNames;
  const what =
    digits === null ? `${format.number(amount)} × ${reward.rule}` : format.money(amount, unit);
  const who = owner ? (owner.name ?? owner.email) : texts.erased;
  const [kind = "", ...rest] = conversion.split(":");
  const id = rest.join(":");
  return (
    <article className="stack">
      <header className="spread review-head">
        <div>
          <h2>
            <bdi>{fill(texts.to, { what, who })}</bdi>
          </h2>
          <p className="soft small">
            {owner && (
              <>
                <bdi>{owner.email}</bdi>
                {" · "}
              </>
            )}
            <Time at={reward.createdAt} as="moment" />
          </p>
        </div>
        {owner?.person && (
          <Goto to={`/people/${encodeURIComponent(owner.person)}`}>{texts.person}</Goto>
        )}
      </header>
      <dl className="facts">
        <div>
          <dt>{texts.program}</dt>
          <dd>
            <bdi>{`${reward.programName}, ${reward.rule}`}</bdi>
          </dd>
        </div>
        <div>
          <dt>{texts.conversion}</dt>
          <dd>
            <bdi>
              {kind === "order"
                ? fill(texts.order, { id })
                : kind === "sign-up"
                  ? fill(texts.signUp, { id })
                  : conversion}
            </bdi>
          </dd>
        </div>
        {evidence && (
          <div>
            <dt>{texts.known}</dt>
            <dd>
              <p>
                <bdi>
                  {fill(texts.evidence, {
                    code: evidence.code,
                    how:
                      (texts.hows as Readonly<Record<string, string>>)[evidence.how] ??
                      evidence.how,
                    time: format.moment(evidence.at),
                  })}
                </bdi>
              </p>
              <p className="soft small">
                {fill(texts.policy, {
                  touch:
                    (texts.touches as Readonly<Record<string, string>>)[evidence.touch] ??
                    evidence.touch,
                  days: format.number(Math.round((evidence.window / DAY) * 10) / 10),
                })}
              </p>
            </dd>
          </div>
        )}
        {dueAt && reward.state === "held" && (
          <div>
            <dt>{texts.due}</dt>
            <dd>
              <Time at={dueAt} as="moment" />
            </dd>
          </div>
        )}
      </dl>
      {reasons.length > 0 && (
        <div>
          <h3>{texts.reasons}</h3>
          <ul className="row">
            {reasons.map((reason) => (
              <li key={reason}>
                <Badge kind="spot">
                  <bdi>{names[reason] ?? reason}</bdi>
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      )}
      <div className="row">
        <Button kind="primary" icon="check" onClick={onApprove}>
          {reward.state === "held" ? texts.approveNow : texts.approve}
        </Button>
        <Button onClick={onRefuse}>{texts.refuse}</Button>
      </div>
    </article>
  );
}
