import { type ReactElement, useId, useState } from "react";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { useTexts } from "../texts/language.tsx";

interface RefuseRewardProps {
  readonly onClose: () => void;
  readonly onRefuse: (reason: string) => void;
}

/** Asks why a reward is refused. */
export function RefuseReward({ onClose, onRefuse }: RefuseRewardProps): ReactElement {
  const { app, decisions } = useTexts();
  const { rewards: texts } = decisions;
  const form = useId();
  const [reason, setReason] = useState("");
  return (
    <Dialog
      title={texts.refuseTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="danger" type="submit" form={form} disabled={!reason.trim()}>
            {texts.refuse.replace("…", "")}
          </Button>
        </>
      }
    >
      <p className="soft">{texts.refuseAbout}</p>
      <form
        id={form}
        onSubmit={(event) => {
          event.preventDefault();
          onRefuse(reason.trim());
        }}
      >
        <Field
          label={texts.refuseReason}
          required
          maxLength={300}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
