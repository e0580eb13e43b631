import type { TeamReward, TeamRewardDecided } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Choice } from "../design/field.tsx";
import { Empty, Loading, Notice } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import { rewardsQuery, type RewardState } from "./queries.ts";
import { RefuseReward } from "./refuse-reward.tsx";
import { RewardCard } from "./reward-card.tsx";
import { useCursor } from "./use-cursor.ts";
import { useDeed } from "./use-deed.ts";

const STATES: readonly RewardState[] = ["review", "held", "approved"];

/** Rewards about which something can be decided, those that have waited longest first. */
export function Rewards(): ReactElement {
  const { app, decisions } = useTexts();
  const { rewards: texts } = decisions;
  const format = useFormat();
  const problem = useProblemText();
  const [state, setState] = useState<RewardState>("review");
  const [refused, setRefused] = useState<TeamReward>();
  const list = useQuery(rewardsQuery(state));
  const rewards = list.data?.rewards ?? [];
  const deed = useDeed<TeamRewardDecided>(({ is, state: stands, at, waits }) => {
    if (is === "early") return fill(texts.early, { time: format.moment(at!) });
    if (is === "already") return texts.already;
    if (waits) return waits === "no-code" ? texts.noCode : texts.noRule;
    return stands === "rejected" || stands === "reversed" ? texts.refused : texts.approved;
  });
  const decide = (id: string, body: object): void =>
    deed.mutate({ path: `rewards/${encodeURIComponent(id)}`, body });
  const approve = (id: string): void =>
    decide(id, { decision: "approve", ...(state === "held" && { now: true }) });
  const cursor = useCursor(
    rewards.map(({ id }) => id),
    {
      // What one key does must not give out what is on hold.
      ...(state !== "held" && { approve }),
      refuse: (id) => setRefused(rewards.find((each) => each.id === id)),
    },
  );
  return (
    <>
      <div className="queue-head">
        <Choice
          label={texts.state}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as RewardState)}
        >
          {STATES.map((each) => (
            <option key={each} value={each}>
              {texts.states[each]}
            </option>
          ))}
        </Choice>
      </div>
      {list.isPending && <Loading label={app.loading} />}
      {list.error && <Notice kind="wrong">{problem(list.error)}</Notice>}
      {list.data && rewards.length === 0 && (
        <Empty icon="gift" title={decisions.nothing}>
          {decisions.nothingText}
        </Empty>
      )}
      <ol className="queue">
        {rewards.map((reward) => (
          <li key={reward.id} className="section queue-item" {...cursor.item(reward.id)}>
            <RewardCard
              reward={reward}
              onApprove={() => approve(reward.id)}
              onRefuse={() => setRefused(reward)}
            />
          </li>
        ))}
      </ol>
      {refused && (
        <RefuseReward
          onClose={() => setRefused(undefined)}
          onRefuse={(reason) => {
            decide(refused.id, { decision: "reject", reason });
            setRefused(undefined);
          }}
        />
      )}
    </>
  );
}
