import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { api, ApiProblem } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Choice, Field, LongField } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { cannedQuery } from "../inbox/queries.ts";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { languageName } from "../texts/localized.ts";
import { chatSettingsQuery } from "./queries.ts";

/** A text that is there. */
export interface EditedAnswer {
  readonly id: string;
  readonly shortcut: string;
  readonly title: string;
  readonly text: string;
  readonly locale?: string | null;
}

interface CannedFormProps {
  /** None: a new one. */
  readonly answer?: EditedAnswer;
  readonly onClose: () => void;
}

/** Writes a text that the team answers with. */
export function CannedForm({ answer, onClose }: CannedFormProps): ReactElement {
  const { app, settings } = useTexts();
  const { canned: texts } = settings;
  const { language } = useLanguage();
  const told = useProblemText();
  const client = useQueryClient();
  const form = useId();
  const { data } = useQuery(chatSettingsQuery);
  const [id] = useState(() => answer?.id ?? crypto.randomUUID());
  const [shortcut, setShortcut] = useState(answer?.shortcut ?? "");
  const [title, setTitle] = useState(answer?.title ?? "");
  const [text, setText] = useState(answer?.text ?? "");
  const [locale, setLocale] = useState(answer?.locale ?? "");
  const keep = useMutation({
    mutationFn: () =>
      api("canned", {
        body: { id, shortcut: shortcut.trim(), title, text, locale: locale || null },
      }),
    async onSuccess() {
      await client.invalidateQueries({ queryKey: cannedQuery.queryKey });
      tell(app.saved);
      onClose();
    },
  });
  const misfits = keep.error instanceof ApiProblem ? keep.error.misfits : [];
  const misfit = (path: string): string | undefined =>
    misfits.find((each) => each.path === path)?.help;
  return (
    <Dialog
      title={answer ? texts.edit : texts.newTitle}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="primary" type="submit" form={form} busy={keep.isPending}>
            {app.save}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          keep.mutate();
        }}
      >
        <Field
          label={texts.shortcut}
          hint={texts.shortcutHint}
          error={misfit("shortcut")}
          required
          maxLength={40}
          autoComplete="off"
          value={shortcut}
          onChange={(event) => setShortcut(event.currentTarget.value)}
        />
        <Field
          label={texts.name}
          required
          maxLength={100}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <LongField
          label={texts.text}
          hint={texts.textHint}
          required
          rows={6}
          maxLength={4_000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Choice
          label={texts.language}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value)}
        >
          <option value="">{texts.all}</option>
          {(data?.locales ?? []).map((each) => (
            <option key={each} value={each}>
              {languageName(each, language)}
            </option>
          ))}
        </Choice>
        {keep.error && misfits.length === 0 && (
          <Notice kind="wrong" live>
            {told(keep.error)}
          </Notice>
        )}
      </form>
    </Dialog>
  );
}
