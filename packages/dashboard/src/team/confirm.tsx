import type { ReactElement } from "react";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import type { Colleague } from "./team-query.ts";
import type { Deed } from "./team.tsx";

interface ConfirmProps {
  readonly deed: Deed;
  readonly whom: Colleague;
  readonly onYes: () => void;
  readonly onClose: () => void;
}

/** Asks whether it is meant. */
export function Confirm({ deed, whom, onYes, onClose }: ConfirmProps): ReactElement {
  const { app, team: texts } = useTexts();
  const words = texts.confirm[deed];
  return (
    <Dialog
      title={fill(words.title, { name: whom.name || whom.email })}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button
            kind="danger"
            onClick={() => {
              onYes();
              onClose();
            }}
          >
            {words.yes}
          </Button>
        </>
      }
    >
      <p>{words.text}</p>
    </Dialog>
  );
}
