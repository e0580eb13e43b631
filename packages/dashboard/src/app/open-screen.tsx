import type { ReactElement } from "react";
import { Empty } from "../design/said.tsx";
import { useTexts } from "../texts/language.tsx";
import type { Screen } from "./screen.ts";
import { useSession } from "./session.ts";

/** A screen, for those who may open it. The server says so again, to every request of it. */
export function OpenScreen({ screen }: { readonly screen: Screen }): ReactElement {
  const { app: texts } = useTexts();
  const { member } = useSession();
  if (screen.roles && !screen.roles.includes(member.role))
    return (
      <Empty icon="lock" title={texts.notYours.title}>
        {texts.notYours.text}
      </Empty>
    );
  const Component = screen.component;
  return <Component />;
}
