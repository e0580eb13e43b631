import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../design/button.tsx";
import { Empty, Loading } from "../design/said.tsx";
import { SignIn } from "../sign-in/sign-in.tsx";
import { useTexts } from "../texts/language.tsx";
import { useProblemText } from "./problem-text.ts";
import { sessionQuery } from "./session.ts";
import { Shell } from "./shell.tsx";

/** The app for whoever is signed in; for others the way in, at the address that they asked for. */
export function Gate(): ReactElement {
  const { app: texts } = useTexts();
  const told = useProblemText();
  const session = useQuery(sessionQuery);
  if (session.data) return <Shell />;
  if (session.data === null) return <SignIn />;
  if (session.isPending) return <Loading label={texts.loading} />;
  return (
    <main className="alone">
      <Empty
        icon="warn"
        title={told(session.error)}
        action={<Button onClick={() => void session.refetch()}>{texts.retry}</Button>}
      />
    </main>
  );
}
