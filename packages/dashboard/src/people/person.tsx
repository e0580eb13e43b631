import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Goto, usePlace } from "../app/address.tsx";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { useShortcuts } from "../app/shortcuts/shortcuts.ts";
import { Button } from "../design/button.tsx";
import { Page } from "../design/page.tsx";
import { Empty, Loading } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { Erase } from "./erase.tsx";
import { ExportButton } from "./export-button.tsx";
import { Browsers, Profile, Receipts } from "./person-facts.tsx";
import { personName } from "./person-name.ts";
import { personQuery } from "./queries.ts";
import { SetStage } from "./set-stage.tsx";
import { Standing } from "./standing.tsx";
import { Timeline } from "./timeline.tsx";

/** Somebody, with where they stand and why, and what can be done for them. */
export function Person(): ReactElement {
  const { app, people: texts } = useTexts();
  const told = useProblemText();
  const { member } = useSession();
  const { params } = usePlace();
  const person = useQuery(personQuery(params["id"] ?? ""));
  const [open, setOpen] = useState<"stage" | "erase">();
  const mayPlace = member.role !== "agent";
  const owner = member.role === "owner";
  useShortcuts(
    mayPlace ? [{ keys: "s", name: texts.stands.set, run: () => setOpen("stage") }] : [],
  );
  if (person.isPending) return <Loading label={app.loading} />;
  if (person.error) {
    return (
      <Empty
        icon="search"
        title={told(person.error)}
        action={<Goto to="/people">{texts.back}</Goto>}
      />
    );
  }
  const about = person.data;
  return (
    <Page
      key={about.person.id}
      title={personName(texts, about.person)}
      about={<Goto to="/people">{texts.back}</Goto>}
      wide
      actions={
        owner && (
          <>
            <ExportButton person={about.person.id} />
            <Button kind="danger" icon="trash" onClick={() => setOpen("erase")}>
              {texts.erase.button}
            </Button>
          </>
        )
      }
    >
      <div className="person">
        <div className="stack">
          <Standing
            about={about}
            actions={
              mayPlace && (
                <Button icon="edit" onClick={() => setOpen("stage")}>
                  {texts.stands.set}
                </Button>
              )
            }
          />
          <Timeline about={about} />
        </div>
        <div className="stack">
          <Profile about={about} />
          <Browsers about={about} />
          <Receipts about={about} />
        </div>
      </div>
      {open === "stage" && <SetStage about={about} onClose={() => setOpen(undefined)} />}
      {open === "erase" && <Erase whom={about.person} onClose={() => setOpen(undefined)} />}
    </Page>
  );
}
