import { useMutation, useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Goto, useGo } from "../app/address.tsx";
import { api, ApiProblem } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { type Role, useSessionChange } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Loading, Notice } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { Door } from "./door.tsx";
import { passwordProblem } from "./password-problem.ts";

/** What a link is for, and for whom; one that was printed is for whoever has it. */
interface Invitation {
  readonly purpose: "first-admin" | "invite" | "reset";
  readonly email?: string;
  readonly role?: Role;
}

/** The token of a link stands behind `#`, which no log sees; it is taken out of the address at once. */
function takeToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get("token") ?? "";
  if (token) history.replaceState(history.state, "", location.pathname);
  return token;
}

/** Where a link of an invitation or of a forgotten password leads. */
export function Accept(): ReactElement {
  const { app, signIn: texts } = useTexts();
  const [token] = useState(takeToken);
  const told = useProblemText();
  const looked = useQuery({
    queryKey: ["accept", token],
    queryFn: () => api<Invitation>("accept/look", { body: { token } }),
    retry: false,
    staleTime: Infinity,
  });
  if (looked.isPending) return <Loading label={app.loading} />;
  if (looked.error) {
    const unusable = looked.error instanceof ApiProblem && looked.error.status === 404;
    return (
      <Door
        title={unusable ? texts.unusableTitle : told(looked.error)}
        about={unusable ? texts.unusableAbout : undefined}
      >
        <Goto to="/">{texts.toSignIn}</Goto>
      </Door>
    );
  }
  return <AcceptForm token={token} invitation={looked.data} />;
}

interface AcceptFormProps {
  readonly token: string;
  readonly invitation: Invitation;
}

function AcceptForm({ token, invitation }: AcceptFormProps): ReactElement {
  const { app, signIn: texts } = useTexts();
  const { language } = useLanguage();
  const { purpose, role } = invitation;
  const told = useProblemText();
  const changed = useSessionChange();
  const go = useGo();
  const [email, setEmail] = useState(invitation.email ?? "");
  const [name, setName] = useState("");
  const [password, setPassword] = useState("");
  const accepted = useMutation({
    mutationFn: () =>
      api("accept", {
        body: {
          token,
          password,
          ...(invitation.email ? {} : { email }),
          ...(purpose === "reset" ? {} : { name, locale: language }),
        },
      }),
    onSuccess: async () => {
      await changed();
      go("/", {}, true);
    },
  });
  const weak = passwordProblem(texts.weak, accepted.error);
  return (
    <Door
      title={texts.accept[purpose]}
      about={role && fill(texts.acceptAbout, { role: app.roles[role] })}
    >
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          accepted.mutate();
        }}
      >
        {accepted.error && !weak && (
          <Notice kind="wrong" live>
            {told(accepted.error)}
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
          readOnly={invitation.email !== undefined}
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        {purpose !== "reset" && (
          <Field
            label={texts.name}
            hint={texts.nameHint}
            name="name"
            autoComplete="name"
            maxLength={80}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        )}
        <Field
          label={texts.newPassword}
          hint={texts.passwordHint}
          error={weak}
          type="password"
          name="password"
          autoComplete="new-password"
          required
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <Button kind="primary" type="submit" busy={accepted.isPending}>
          {purpose === "reset" ? texts.change : texts.join}
        </Button>
      </form>
    </Door>
  );
}
