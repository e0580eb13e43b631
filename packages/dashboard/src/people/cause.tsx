import type { ReactElement } from "react";
import { fill } from "../texts/fill.ts";
import { useFormat, useLanguage, useTexts } from "../texts/language.tsx";
import { type Caused, causeLines } from "./cause-lines.ts";

/** Why a stage changed: what was counted, the rule, and what somebody has written. */
export function Cause({ change }: { readonly change: Caused }): ReactElement {
  const { people } = useTexts();
  const { causes: texts } = people;
  const format = useFormat();
  const { language } = useLanguage();
  const lines = causeLines(texts, format, language, change);
  return (
    <div className="cause">
      {lines.map((line) => (
        <p key={line}>
          <bdi>{line}</bdi>
        </p>
      ))}
      {change.note !== undefined && (
        <blockquote>
          <bdi>{change.note}</bdi>
        </blockquote>
      )}
      {(change.kind === "rule" || change.kind === "decay") && (
        <p className="soft small">{fill(texts.rule, { rule: change.rule })}</p>
      )}
    </div>
  );
}
