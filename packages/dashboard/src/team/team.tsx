import { useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Page, Section } from "../design/page.tsx";
import { Loading, Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";
import { Confirm } from "./confirm.tsx";
import { Invite } from "./invite.tsx";
import { type Colleague, teamQuery } from "./team-query.ts";
import { TeamTable } from "./team-table.tsx";

/** What an owner does to a member that has to be confirmed. */
export type Deed = "deactivate" | "totp-off";

/** Who is in the team; owners invite, change roles, and let people out. */
export function Team(): ReactElement {
  const { app, team: texts } = useTexts();
  const { member } = useSession();
  const client = useQueryClient();
  const told = useProblemText();
  const team = useQuery(teamQuery);
  const [inviting, setInviting] = useState(false);
  const [asked, setAsked] = useState<{ deed: Deed; whom: Colleague }>();
  const owner = member.role === "owner";

  const change = async (whom: Colleague, what: string, body: object): Promise<void> => {
    try {
      await api(`team/${whom.id}/${what}`, { body });
      tell(app.saved);
    } catch (problem) {
      tell(told(problem), "wrong");
    }
    await client.invalidateQueries({ queryKey: teamQuery.queryKey });
  };
  return (
    <Page
      title={texts.title}
      about={texts.about}
      wide
      actions={
        owner && (
          <Button kind="primary" icon="plus" onClick={() => setInviting(true)}>
            {texts.invite}
          </Button>
        )
      }
    >
      <Section title={texts.members}>
        {team.isPending && <Loading label={app.loading} />}
        {team.error && <Notice kind="wrong">{told(team.error)}</Notice>}
        {team.data && (
          <TeamTable
            team={team.data}
            onRole={(whom, role) => void change(whom, "role", { role })}
            onActivate={(whom) => void change(whom, "activate", {})}
            onAsk={(deed, whom) => setAsked({ deed, whom })}
          />
        )}
      </Section>
      <Section title={texts.roles.title}>
        <dl className="facts">
          {(["owner", "marketer", "agent"] as const).map((role) => (
            <div key={role}>
              <dt>{app.roles[role]}</dt>
              <dd>{texts.roles[role]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {inviting && <Invite onClose={() => setInviting(false)} />}
      {asked && (
        <Confirm
          {...asked}
          onClose={() => setAsked(undefined)}
          onYes={() => void change(asked.whom, asked.deed, {})}
        />
      )}
    </Page>
  );
}
