import { type ReactElement, useState } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Choice, LongField } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { Notice } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useLanguage, useTexts } from "../texts/language.tsx";
import type { ChatSettingProps } from "./chat-hours-and-team.tsx";
import { inLanguage, languageName } from "../texts/localized.ts";
import { useSave } from "./use-save.ts";

type Mode = "config" | "own";

/** The longest text, as the server takes it. */
const LONGEST = 500;

/** What visitors read while nobody answers, in each language of the site. */
export function AwayText({ settings, may }: ChatSettingProps): ReactElement {
  const { app, settings: texts } = useTexts();
  const { away } = texts;
  const { language } = useLanguage();
  const told = useProblemText();
  const save = useSave();
  const { locales, away: own, configAway } = settings;
  const [mode, setMode] = useState<Mode>(own === undefined ? "config" : "own");
  const [written, setWritten] = useState<Readonly<Record<string, string>>>(() => {
    const text = own ?? configAway ?? "";
    return Object.fromEntries(locales.map((locale) => [locale, inLanguage(text, locale)]));
  });
  const filled = Object.entries(written).filter(([, text]) => text.trim());
  return (
    <Section title={away.title} about={away.about}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate({ away: mode === "config" ? "config" : Object.fromEntries(filled) });
        }}
      >
        <fieldset className="stack bare" disabled={!may}>
          <Choice
            label={away.mode}
            value={mode}
            onChange={(event) => setMode(event.currentTarget.value as Mode)}
          >
            {(["config", "own"] as const).map((each) => (
              <option key={each} value={each}>
                {away.modes[each]}
              </option>
            ))}
          </Choice>
          {mode === "config" && configAway !== null && (
            <p className="quoted">
              <bdi>{inLanguage(configAway, language)}</bdi>
            </p>
          )}
          {mode === "own" &&
            locales.map((locale) => (
              <LongField
                key={locale}
                label={fill(away.text, { language: languageName(locale, language) })}
                lang={locale}
                rows={2}
                maxLength={LONGEST}
                value={written[locale] ?? ""}
                onChange={(event) =>
                  setWritten({ ...written, [locale]: event.currentTarget.value })
                }
              />
            ))}
        </fieldset>
        {save.error && (
          <Notice kind="wrong" live>
            {told(save.error)}
          </Notice>
        )}
        {may && (
          <div className="row">
            <Button
              kind="primary"
              type="submit"
              busy={save.isPending}
              disabled={mode === "own" && filled.length === 0}
            >
              {app.save}
            </Button>
          </div>
        )}
      </form>
    </Section>
  );
}
