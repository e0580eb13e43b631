import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { sessionQuery } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { CopyField } from "../design/copy-field.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { Qr } from "./qr.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";

interface Begun {
  /** For those who type it. */
  readonly secret: string;
  readonly qr: { readonly size: number; readonly path: string };
}

/** Sets the second step up: the password, then a code from the app, then codes for when it is lost. */
export function SetUpSecondStep({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { app, account } = useTexts();
  const { totp: texts } = account;
  const client = useQueryClient();
  const told = useProblemText();
  const form = useId();
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const begun = useMutation({
    mutationFn: () => api<Begun>("totp/begin", { body: { password } }),
  });
  const confirmed = useMutation({
    mutationFn: () =>
      api<{ recovery: readonly string[] }>("totp/confirm", {
        body: { code: code.replaceAll(/\s/g, "") },
      }),
    onSuccess: () => client.invalidateQueries({ queryKey: sessionQuery.queryKey }),
  });
  if (confirmed.data)
    return (
      <Dialog
        key="recovery"
        title={texts.recoveryTitle}
        onClose={onClose}
        actions={
          <Button kind="primary" onClick={onClose}>
            {texts.kept}
          </Button>
        }
      >
        <RecoveryCodes codes={confirmed.data.recovery} />
      </Dialog>
    );
  const step = begun.data ? confirmed : begun;
  return (
    // Each step is a dialog of its own: its field takes the focus.
    <Dialog
      key={begun.data ? "code" : "password"}
      title={texts.setUp}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="primary" type="submit" form={form} busy={step.isPending}>
            {begun.data ? texts.confirm : texts.next}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          step.mutate();
        }}
      >
        {step.error && (
          <Notice kind="wrong" live>
            {told(step.error)}
          </Notice>
        )}
        {begun.data ? (
          <>
            <p>{texts.scan}</p>
            <Qr {...begun.data.qr} label={texts.qr} />
            <CopyField label={texts.secret} value={begun.data.secret} />
            <Field
              key="code"
              label={texts.code}
              inputMode="numeric"
              autoComplete="one-time-code"
              required
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
          </>
        ) : (
          <Field
            key="password"
            label={account.oldPassword}
            hint={texts.whyPassword}
            type="password"
            autoComplete="current-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
      </form>
    </Dialog>
  );
}
