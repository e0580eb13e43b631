import { type ReactElement, useState } from "react";
import { api } from "../app/api.ts";
import { shortcutsOn, turnShortcuts } from "../app/shortcuts/shortcuts.ts";
import { applyTheme, chosenTheme, type Theme } from "../app/theme.ts";
import { Choice, Tick } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { type Language, LANGUAGES } from "../texts/texts.ts";

const THEMES = ["system", "light", "dark"] as const;

/** How the dashboard looks and works in this browser. */
export function ThisBrowser(): ReactElement {
  const { app, account: texts } = useTexts();
  const { language, speak } = useLanguage();
  const [theme, setTheme] = useState(chosenTheme);
  const [shortcuts, setShortcuts] = useState(shortcutsOn);
  return (
    <Section title={texts.browser}>
      <div className="form">
        <Choice
          label={app.language}
          value={language}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Language;
            speak(chosen);
            // Mails come in it too; that it is shown so does not depend on it.
            api("me", { body: { locale: chosen } }).catch(() => undefined);
          }}
        >
          {LANGUAGES.map((each) => (
            <option key={each} value={each} lang={each}>
              {app.languages[each]}
            </option>
          ))}
        </Choice>
        <Choice
          label={texts.theme}
          value={theme}
          onChange={(event) => {
            const chosen = event.currentTarget.value as Theme;
            applyTheme(chosen);
            setTheme(chosen);
          }}
        >
          {THEMES.map((each) => (
            <option key={each} value={each}>
              {app.themes[each]}
            </option>
          ))}
        </Choice>
        <Tick
          asSwitch
          label={texts.shortcuts}
          hint={texts.shortcutsHint}
          checked={shortcuts}
          onChange={(event) => {
            turnShortcuts(event.currentTarget.checked);
            setShortcuts(event.currentTarget.checked);
          }}
        />
      </div>
    </Section>
  );
}
