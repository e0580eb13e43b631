import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { api, ApiProblem } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { Notice } from "../design/said.tsx";
import { tell } from "../design/toasts.tsx";
import { passwordProblem } from "../sign-in/password-problem.ts";
import { useTexts } from "../texts/language.tsx";

/** Changes the password; every other session of the member ends. */
export function ChangePassword(): ReactElement {
  const { account: texts, signIn } = useTexts();
  const { member } = useSession();
  const client = useQueryClient();
  const told = useProblemText();
  const [old, setOld] = useState("");
  const [fresh, setFresh] = useState("");
  const changed = useMutation({
    mutationFn: () => api("password", { body: { old, new: fresh } }),
    onSuccess: async () => {
      setOld("");
      setFresh("");
      tell(texts.passwordChanged);
      await client.invalidateQueries({ queryKey: ["sessions"] });
    },
  });
  const weak = passwordProblem(signIn.weak, changed.error);
  const wrong = changed.error instanceof ApiProblem && changed.error.code === "login-refused";
  return (
    <Section title={texts.password} about={texts.passwordAbout}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          changed.mutate();
        }}
      >
        {changed.error && !weak && !wrong && (
          <Notice kind="wrong" live>
            {told(changed.error)}
          </Notice>
        )}
        <input type="hidden" name="username" autoComplete="username" value={member.email} />
        <Field
          label={texts.oldPassword}
          type="password"
          autoComplete="current-password"
          required
          error={wrong ? told(changed.error) : undefined}
          value={old}
          onChange={(event) => setOld(event.currentTarget.value)}
        />
        <Field
          label={signIn.newPassword}
          hint={signIn.passwordHint}
          error={weak}
          type="password"
          autoComplete="new-password"
          required
          value={fresh}
          onChange={(event) => setFresh(event.currentTarget.value)}
        />
        <Button type="submit" busy={changed.isPending}>
          {signIn.change}
        </Button>
      </form>
    </Section>
  );
}
