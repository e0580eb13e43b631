import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { useGo } from "../app/address.tsx";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";

/** Whom, and what is to be typed for that. */
export interface ErasedPerson {
  readonly id: string;
  readonly confirm: string;
}

interface EraseProps {
  readonly whom: ErasedPerson;
  readonly onClose: () => void;
}

/** Erases somebody, after their address was typed. */
export function Erase({ whom, onClose }: EraseProps): ReactElement {
  const { app, people } = useTexts();
  const { erase: texts } = people;
  const told = useProblemText();
  const client = useQueryClient();
  const go = useGo();
  const form = useId();
  const [typed, setTyped] = useState("");
  const [missed, setMissed] = useState(false);
  const { id, confirm } = whom;
  const erase = useMutation({
    mutationFn: () =>
      api(`people/${encodeURIComponent(id)}/erase`, { body: { confirm: typed.trim() } }),
    onSuccess() {
      tell(texts.done);
      void client.invalidateQueries({ queryKey: ["people"] });
    },
  });
  // Who has gone elsewhere meanwhile is left there.
  const leave = (): void => {
    go("/people", {}, true);
    client.removeQueries({ queryKey: ["person", id] });
  };
  return (
    <Dialog
      title={texts.title}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="danger" icon="trash" type="submit" form={form} busy={erase.isPending}>
            {texts.do}
          </Button>
        </>
      }
    >
      <ul className="plain-list">
        {texts.what.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const fits = typed.trim() === confirm;
          setMissed(!fits);
          if (fits) erase.mutate(undefined, { onSuccess: leave });
        }}
      >
        <Field
          label={fill(texts.confirm, { word: confirm })}
          error={missed ? texts.mismatch : undefined}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        {erase.isPending && (
          <div className="stack" role="status">
            <progress aria-label={texts.working} />
            <p className="soft">{texts.working}</p>
          </div>
        )}
        {erase.error && (
          <Notice kind="wrong" live>
            {told(erase.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
