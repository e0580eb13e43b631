import type { TeamPersonAnswer } from "@stagelight/core/endpoints";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Choice, LongField } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { useTexts } from "../texts/language.tsx";
import { useStageLabels } from "./labels.ts";

interface SetStageProps {
  readonly about: TeamPersonAnswer;
  readonly onClose: () => void;
}

/** The longest reason, as the server takes it. */
const LONGEST = 500;

/** Puts somebody into a stage, with a reason. */
export function SetStage({ about, onClose }: SetStageProps): ReactElement {
  const { app, people } = useTexts();
  const { setStage: texts } = people;
  const { model } = useSession();
  const label = useStageLabels();
  const told = useProblemText();
  const client = useQueryClient();
  const form = useId();
  const { hint, verified } = about.stands;
  const stands = verified ?? hint;
  // Said twice, by an impatient finger or a broken line, it is one decision.
  const [id] = useState(() => crypto.randomUUID());
  const [track, setTrack] = useState("");
  const [stage, setStage] = useState(stands.stage);
  const [reason, setReason] = useState("");
  const place = useMutation({
    mutationFn: () =>
      api<{ readonly is: "done" | "already" }>(
        `people/${encodeURIComponent(about.person.id)}/stage`,
        { body: { id, track, stage, reason } },
      ),
    async onSuccess({ is }) {
      await client.invalidateQueries({ queryKey: ["person", about.person.id] });
      tell(is === "done" ? texts.done : texts.already);
      onClose();
    },
  });
  return (
    <Dialog
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="primary" type="submit" form={form} busy={place.isPending}>
            {texts.button}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          place.mutate();
        }}
      >
        {Object.keys(stands.tracks).length > 0 && (
          <Choice
            label={texts.track}
            value={track}
            onChange={(event) => setTrack(event.currentTarget.value)}
          >
            <option value="">{texts.mainTrack}</option>
            {Object.keys(stands.tracks).map((key) => (
              <option key={key} value={key}>
                {key}
              </option>
            ))}
          </Choice>
        )}
        <Choice
          label={texts.stage}
          value={stage}
          onChange={(event) => setStage(event.currentTarget.value)}
        >
          {model.stages.map((each) => (
            <option key={each.id} value={each.id}>
              {label(each.id)}
            </option>
          ))}
        </Choice>
        <LongField
          label={texts.reason}
          hint={texts.reasonHint}
          required
          maxLength={LONGEST}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <p className="soft small">{texts.note}</p>
        {place.error && (
          <Notice kind="wrong" live>
            {told(place.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
