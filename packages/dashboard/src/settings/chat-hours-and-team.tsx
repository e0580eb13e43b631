import type { TeamChatSettingsAnswer } from "@stagelight/core/endpoints";
import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useSession } from "../app/session.ts";
import { Goto } from "../app/address.tsx";
import { Section } from "../design/page.tsx";
import { Avatar, Badge, Notice } from "../design/said.tsx";
import { teamQuery } from "../team/team-query.ts";
import { useTexts } from "../texts/language.tsx";
import { AwayText } from "./away-text.tsx";
import { ChatHours } from "./chat-hours.tsx";
import { chatSettingsQuery } from "./queries.ts";

/** When somebody answers, what is said else, and who is there. */
export function ChatHoursAndTeam(): ReactElement | null {
  const { settings: texts } = useTexts();
  const { member } = useSession();
  const { data } = useQuery(chatSettingsQuery);
  if (!data) return null;
  const may = member.role !== "agent";
  // What somebody else has changed meanwhile is filled in anew.
  const key = data.changedAt ?? "";
  return (
    <>
      {!may && <Notice>{texts.readOnly}</Notice>}
      <ChatHours key={`hours ${key}`} settings={data} may={may} />
      <AwayText key={`away ${key}`} settings={data} may={may} />
      <WhoIsThere />
    </>
  );
}

/** What a part of the settings is given. */
export interface ChatSettingProps {
  readonly settings: TeamChatSettingsAnswer;
  /** Whether the reader may change it. */
  readonly may: boolean;
}

function WhoIsThere(): ReactElement {
  const { settings } = useTexts();
  const { team: texts } = settings;
  const { data: team = [] } = useQuery(teamQuery);
  return (
    <Section
      title={texts.title}
      about={texts.about}
      actions={<Goto to="/team">{texts.manage}</Goto>}
    >
      <ul className="there">
        {team
          .filter(({ state }) => state === "active")
          .map(({ id, name, email, available }) => (
            <li key={id} className="member">
              <Avatar name={name || email} small />
              <bdi>{name || email}</bdi>
              <Badge kind={available ? "good" : "plain"}>
                {available ? texts.available : texts.away}
              </Badge>
            </li>
          ))}
      </ul>
    </Section>
  );
}
