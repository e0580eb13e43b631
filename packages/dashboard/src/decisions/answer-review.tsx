import type { TeamReview } from "@stagelight/core/endpoints";
import { type ReactElement, useId, useState } from "react";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { LongField } from "../design/field.tsx";
import { useTexts } from "../texts/language.tsx";

interface AnswerReviewProps {
  readonly review: TeamReview;
  readonly onClose: () => void;
  readonly onAnswer: (text: string) => void;
}

/** The longest answer, as the server takes it. */
const LONGEST = 2_000;

/** Writes what everybody can read below a review. */
export function AnswerReview({ review, onClose, onAnswer }: AnswerReviewProps): ReactElement {
  const { app, decisions } = useTexts();
  const { reviews: texts } = decisions;
  const form = useId();
  const [text, setText] = useState(review.answer ?? "");
  return (
    <Dialog
      title={texts.answerTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="primary" type="submit" form={form} disabled={!text.trim()}>
            {texts.publish}
          </Button>
        </>
      }
    >
      {review.text && (
        <p className="quoted" lang={review.locale}>
          <bdi>{review.text}</bdi>
        </p>
      )}
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          onAnswer(text);
        }}
      >
        <LongField
          label={texts.shopAnswer}
          hint={texts.answerHint}
          required
          rows={6}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
