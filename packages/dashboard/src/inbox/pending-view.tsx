import { useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { useTexts } from "../texts/language.tsx";
import { keepEntry } from "./changes.ts";
import { forget, type Pending, send } from "./pending.ts";
import { Prose } from "./prose.tsx";

/** What was written a moment ago, or could not be sent. */
export function PendingView({ pending }: { readonly pending: Pending }): ReactElement {
  const { inbox: texts } = useTexts();
  const told = useProblemText();
  const client = useQueryClient();
  return (
    <article className={pending.kind === "note" ? "group note" : "group said own"}>
      <div className="bubble pending">
        <Prose text={pending.text} />
      </div>
      {pending.failed === undefined ? (
        <p className="soft small">{texts.sending}</p>
      ) : (
        <div className="row">
          <p className="error small" role="alert">
            {texts.notSent} {told(pending.failed)}
          </p>
          <Button onClick={() => void send(pending, (entry) => keepEntry(client, entry))}>
            {texts.sendAgain}
          </Button>
          <Button kind="quiet" onClick={() => forget(pending.id)}>
            {texts.discard}
          </Button>
        </div>
      )}
    </article>
  );
}
