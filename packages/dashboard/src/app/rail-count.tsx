import type { ReactElement } from "react";
import { useFormat, useTexts } from "../texts/language.tsx";

/** How much waits behind a link of the navigation; nothing where nothing does. */
export function RailCount({ n }: { readonly n: number }): ReactElement | null {
  const { app: texts } = useTexts();
  const format = useFormat();
  return n > 0 ? (
    <span className="rail-count">
      <span aria-hidden="true">{n > 99 ? "99+" : format.number(n)}</span>
      <span className="unseen">{format.count(texts.waiting, n)}</span>
    </span>
  ) : null;
}
