import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useId, useState } from "react";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { sessionQuery } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Dialog } from "../design/dialog.tsx";
import { Field } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";

/** Takes the second step away again; whoever does it says the password. */
export function TurnOffSecondStep({ onClose }: { readonly onClose: () => void }): ReactElement {
  const { app, account } = useTexts();
  const client = useQueryClient();
  const told = useProblemText();
  const form = useId();
  const [password, setPassword] = useState("");
  const off = useMutation({
    mutationFn: () => api("totp/off", { body: { password } }),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: sessionQuery.queryKey });
      onClose();
    },
  });
  return (
    <Dialog
      title={account.totp.turnOff}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{app.cancel}</Button>
          <Button kind="danger" type="submit" form={form} busy={off.isPending}>
            {account.totp.turnOff}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          off.mutate();
        }}
      >
        {off.error && (
          <Notice kind="wrong" live>
            {told(off.error)}
          </Notice>
        )}
        <Field
          label={account.oldPassword}
          hint={account.totp.whyPassword}
          type="password"
          autoComplete="current-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}
