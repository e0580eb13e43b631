import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Goto, usePlace } from "../app/address.tsx";
import { Page } from "../design/page.tsx";
import { Tabs } from "../design/tabs.tsx";
import { useFormat, useTexts } from "../texts/language.tsx";
import { DeadLetters } from "./dead-letters.tsx";
import { countsQuery } from "./queries.ts";
import { Reviews } from "./reviews.tsx";
import { Rewards } from "./rewards.tsx";

const QUEUES = ["reviews", "rewards", "dead-letters"] as const;

/** What waits for somebody to decide, in three queues. */
export function Decisions(): ReactElement {
  const { app, decisions: texts } = useTexts();
  const format = useFormat();
  const { params } = usePlace();
  const { data: counts } = useQuery(countsQuery);
  const queue = QUEUES.find((each) => each === params["queue"]) ?? "reviews";
  const waiting = {
    reviews: (counts?.reviews ?? 0) + (counts?.frozen ?? 0),
    rewards: counts?.rewards ?? 0,
    "dead-letters": counts?.dead ?? 0,
  };
  const List = { reviews: Reviews, rewards: Rewards, "dead-letters": DeadLetters }[queue];
  return (
    <Page title={texts.title} about={texts.about}>
      <Tabs label={texts.choose} open={queue}>
        {QUEUES.map((each) => (
          <Goto
            key={each}
            to={`/decisions/${each}`}
            className="tab"
            aria-current={each === queue ? "page" : undefined}
          >
            {texts.queues[each]}
            {waiting[each] > 0 && (
              <span className="tab-count">
                <span aria-hidden="true">{format.number(waiting[each])}</span>
                <span className="unseen">{format.count(app.waiting, waiting[each])}</span>
              </span>
            )}
          </Goto>
        ))}
      </Tabs>
      <List />
    </Page>
  );
}
