import type { ReactElement } from "react";
import { useSession } from "../app/session.ts";
import { Page } from "../design/page.tsx";
import { useTexts } from "../texts/language.tsx";
import { ChangePassword } from "./change-password.tsx";
import { Notifications } from "./notifications.tsx";
import { Profile } from "./profile.tsx";
import { SecondStep } from "./second-step.tsx";
import { Sessions } from "./sessions.tsx";
import { ThisBrowser } from "./this-browser.tsx";

/** One's own account: name, password, second step, where one is signed in. */
export function Account(): ReactElement {
  const { account: texts } = useTexts();
  const { member } = useSession();
  return (
    <Page title={texts.title} about={member.email}>
      <Profile />
      <ThisBrowser />
      <Notifications />
      <ChangePassword />
      <SecondStep />
      <Sessions />
    </Page>
  );
}
