import { type ReactElement, useState } from "react";
import { useSession } from "../app/session.ts";
import { Button } from "../design/button.tsx";
import { Section } from "../design/page.tsx";
import { Badge } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import { SetUpSecondStep } from "./set-up-second-step.tsx";
import { TurnOffSecondStep } from "./turn-off-second-step.tsx";

/** The second step of signing in: a code from an app on the phone. */
export function SecondStep(): ReactElement {
  const { account: texts } = useTexts();
  const { member } = useSession();
  const [doing, setDoing] = useState<"on" | "off">();
  const done = (): void => setDoing(undefined);
  return (
    <Section
      title={texts.totp.title}
      about={texts.totp.about}
      actions={member.totp && <Badge kind="good">{texts.totp.on}</Badge>}
    >
      {member.totp ? (
        <Button onClick={() => setDoing("off")}>{texts.totp.turnOff}</Button>
      ) : (
        <Button onClick={() => setDoing("on")}>{texts.totp.setUp}</Button>
      )}
      {doing === "on" && <SetUpSecondStep onClose={done} />}
      {doing === "off" && <TurnOffSecondStep onClose={done} />}
    </Section>
  );
}
