import type { ReactElement } from "react";
import { Page } from "../design/page.tsx";
import { useTexts } from "../texts/language.tsx";

/** The screen of this part. */
export function Audit(): ReactElement {
  const { audit: texts } = useTexts();
  return <Page title={texts.title}>…</Page>;
}
