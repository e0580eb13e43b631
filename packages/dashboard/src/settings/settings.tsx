import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Goto, usePlace } from "../app/address.tsx";
import { useProblemText } from "../app/problem-text.ts";
import { Page } from "../design/page.tsx";
import { Empty, Loading, Notice } from "../design/said.tsx";
import { Tabs } from "../design/tabs.tsx";
import { useTexts } from "../texts/language.tsx";
import { Answers } from "./answers.tsx";
import { CannedAnswers } from "./canned-answers.tsx";
import { ChatHoursAndTeam } from "./chat-hours-and-team.tsx";
import { Lines } from "./lines.tsx";
import { chatSettingsQuery } from "./queries.ts";

const PARTS = ["chat", "canned", "answers", "lines"] as const;

/** What the team sets for the chat, and what the config has set for it. */
export function Settings(): ReactElement {
  const { app, settings: texts } = useTexts();
  const told = useProblemText();
  const { params } = usePlace();
  const settings = useQuery(chatSettingsQuery);
  const part = PARTS.find((each) => each === params["part"]) ?? "chat";
  const Part = { chat: ChatHoursAndTeam, canned: CannedAnswers, answers: Answers, lines: Lines }[
    part
  ];
  return (
    <Page title={texts.title} about={texts.about}>
      {settings.isPending && <Loading label={app.loading} />}
      {settings.error && <Notice kind="wrong">{told(settings.error)}</Notice>}
      {settings.data?.chat === false && (
        <Empty icon="inbox" title={texts.noChat}>
          {texts.noChatText}
        </Empty>
      )}
      {settings.data?.chat && (
        <>
          <Tabs label={texts.choose} open={part}>
            {PARTS.map((each) => (
              <Goto
                key={each}
                to={`/settings/${each}`}
                className="tab"
                aria-current={each === part ? "page" : undefined}
              >
                {texts.parts[each]}
              </Goto>
            ))}
          </Tabs>
          <Part />
        </>
      )}
    </Page>
  );
}
