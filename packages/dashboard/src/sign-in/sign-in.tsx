import { type ReactElement, type SubmitEvent, useState } from "react";
import { Goto } from "../app/address.tsx";
import { api, ApiProblem } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { useSessionChange } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Field } from "../design/field.tsx";
import { Notice } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { Door } from "./door.tsx";

/** What is asked for: the password, then a code where the member has a second factor. */
type Step = "password" | "totp" | "recovery";

/** The way in. */
export function SignIn(): ReactElement {
  const { signIn: texts } = useTexts();
  const told = useProblemText();
  const changed = useSessionChange();
  const [step, setStep] = useState<Step>("password");
  const [email, setEmail] = useState("");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();

  const turn = (to: Step): void => {
    setStep(to);
    setCode("");
    setWrong(undefined);
  };
  const enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setWrong(undefined);
    try {
      await api("login", {
        body: {
          email,
          password,
          ...(step !== "password" && { [step]: code.replaceAll(/\s/g, "") }),
        },
      });
      await changed();
    } catch (problem) {
      const name = problem instanceof ApiProblem ? problem.code : "";
      if (name === "totp-needed" && step === "password") turn("totp");
      else if (name === "login-refused" || name === "totp-refused")
        setWrong(step === "password" ? texts.refused : texts.codeRefused);
      else setWrong(told(problem));
    }
    setBusy(false);
  };

  return (
    <Door
      title={step === "password" ? texts.title : texts.codeTitle}
      about={step === "password" ? undefined : texts.codeAbout[step]}
      focus={step !== "password"}
    >
      <form className="form" onSubmit={(event) => void enter(event)}>
        {wrong && (
          <Notice kind="wrong" live>
            {wrong}
          </Notice>
        )}
        {step === "password" ? (
          <>
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
            <Field
              label={texts.password}
              type="password"
              name="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.currentTarget.value)}
            />
          </>
        ) : (
          <Field
            key={step}
            label={step === "totp" ? texts.code : texts.recoveryCode}
            name="code"
            autoComplete={step === "totp" ? "one-time-code" : "off"}
            inputMode={step === "totp" ? "numeric" : "text"}
            autoCapitalize="none"
            spellCheck={false}
            required
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        <Button kind="primary" type="submit" busy={busy}>
          {texts.enter}
        </Button>
      </form>
      {step === "password" ? (
        <Goto to="/forgotten">{texts.forgotten}</Goto>
      ) : (
        <div className="row">
          <Button kind="quiet" onClick={() => turn(step === "totp" ? "recovery" : "totp")}>
            {step === "totp" ? texts.useRecovery : texts.useCode}
          </Button>
          <Button kind="quiet" onClick={() => turn("password")}>
            {texts.back}
          </Button>
        </div>
      )}
    </Door>
  );
}
