import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { api, ApiProblem } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import type { Role } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { CopyField } from "../design/copy-field.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Choice, Field } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { fill } from "../texts/fill.ts";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { LANGUAGES } from "../texts/texts.ts";
import { teamQuery } from "./team-query.ts";

/** Invites somebody by mail; where the server sends none, with a link to hand over. */
export function Invite({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { app, team: texts } = useTexts();
  const { language } = useLanguage();
  const client = useQueryClient();
  const told = useProblemText();
  const form = useId();
  const [email, setEmail] = useState("");
  const [role, setRole] = useState<Role>("agent");
  const [locale, setLocale] = useState<string>(language);
  const invited = useMutation({
    mutationFn: () => api<{ link?: string }>("team/invite", { body: { email, role, locale } }),
    onSuccess: async ({ link }) => {
      await client.invalidateQueries({ queryKey: teamQuery.queryKey });
      if (link) return;
      tell(fill(texts.invited, { email }));
      onClose();
    },
  });
  const link = invited.data?.link;
  if (link)
    return (
      <Dialog
        title={texts.invite}
        onClose={onClose}
        actions={
          <Button kind="primary" onClick={onClose}>
            {app.close}
          </Button>
        }
      >
        <p>{fill(texts.handOver, { email })}</p>
        <CopyField label={texts.link} value={link} />
      </Dialog>
    );
  const fits = invited.error instanceof ApiProblem && invited.error.code === "body-invalid";
  return (
    <Dialog
      title={texts.invite}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="primary" type="submit" form={form} busy={invited.isPending}>
            {texts.send}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          invited.mutate();
        }}
      >
        {invited.error && !fits && (
          <Notice kind="wrong" live>
            {told(invited.error)}
          </Notice>
        )}
        <Field
          label={texts.email}
          type="email"
          autoCapitalize="none"
          spellCheck={false}
          required
          error={fits ? texts.noAddress : undefined}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Choice
          label={texts.role}
          hint={texts.roles[role]}
          value={role}
          onChange={(event) => setRole(event.currentTarget.value as Role)}
        >
          {(["agent", "marketer", "owner"] as const).map((each) => (
            <option key={each} value={each}>
              {app.roles[each]}
            </option>
          ))}
        </Choice>
        <Choice
          label={texts.mailLanguage}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value)}
        >
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {app.languages[each]}
            </option>
          ))}
        </Choice>
      </form>
    </Dialog>
  );
}
