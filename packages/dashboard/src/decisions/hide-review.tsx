import { HIDE_REASONS, type HideReason } from "@stagelight/core/review";
import { type ReactElement, useId, useState } from "react";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Choice, Field } from "../design/field.tsx";
import { useTexts } from "../texts/language.tsx";

/** Why a review is hidden. */
export interface Hiding {
  readonly reason: HideReason;
  readonly of?: string;
  readonly note?: string;
}

interface HideReviewProps {
  readonly onClose: () => void;
  readonly onHide: (hiding: Hiding) => void;
}

/** Asks why a review is hidden. */
export function HideReview({ onClose, onHide }: HideReviewProps): ReactElement {
  const { app, decisions } = useTexts();
  const { reviews: texts } = decisions;
  const form = useId();
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  const [reason, setReason] = useState<HideReason>(HIDE_REASONS[0]);
  const [of, setOf] = useState("");
  const [note, setNote] = useState("");
  return (
    <Dialog
      title={texts.hideTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="primary" type="submit" form={form}>
            {texts.hide.replace("…", "")}
          </Button>
        </>
      }
    >
      <p className="soft">{texts.hideAbout}</p>
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onHide({
            reason,
            ...(reason === "duplicate" && { of: of.trim() }),
            ...(note.trim() && { note: note.trim() }),
          });
        }}
      >
        <Choice
          label={texts.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value as HideReason)}
        >
          {HIDE_REASONS.map((each) => (
            <option key={each} value={each}>
              {reasons[each] ?? each}
            </option>
          ))}
        </Choice>
        {reason === "duplicate" && (
          <Field
            label={texts.of}
            hint={texts.ofHint}
            required
            value={of}
            onChange={(event) => setOf(event.currentTarget.value)}
          />
        )}
        <Field
          label={texts.note}
          hint={texts.noteHint}
          maxLength={300}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
