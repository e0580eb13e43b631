import { useMutation } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Goto } from "../app/address.tsx";
import { api } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { Door } from "./door.tsx";

/** Asks for a mail with a link to a new password. It never tells who is in the team. */
export function Forgotten(): ReactElement {
  const { signIn: texts } = useTexts();
  const told = useProblemText();
  const [email, setEmail] = useState("");
  const asked = useMutation({ mutationFn: () => api("reset", { body: { email } }) });
  if (asked.isSuccess)
    return (
      <Door title={texts.sentTitle} about={texts.sentAbout} focus>
        <Goto to="/">{texts.back}</Goto>
      </Door>
    );
  return (
    <Door title={texts.forgotten} about={texts.forgottenAbout}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          asked.mutate();
        }}
      >
        {asked.error && (
          <Notice kind="wrong" live>
            {told(asked.error)}
          </Notice>
        )}
        <Field
          label={texts.email}
          type="email"
          name="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Button kind="primary" type="submit" busy={asked.isPending}>
          {texts.sendLink}
        </Button>
      </form>
      <Goto to="/">{texts.back}</Goto>
    </Door>
  );
}
