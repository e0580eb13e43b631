import type { ReactElement } from "react";
import { Page } from "../design/page.tsx";
import { useTexts } from "../texts/language.tsx";

/** The screen of this part. */
export function Account(): ReactElement {
  const { account: texts } = useTexts();
  return <Page title={texts.title}>…</Page>;
}
