import { type ReactElement, useState } from "react";
import { ApiProblem } from "../app/api.ts";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Choice } from "../design/field.tsx";
import { Section } from "../design/page.tsx";
import { Notice } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import type { ChatSettingProps } from "./chat-hours-and-team.tsx";
import { formOf, hoursOf } from "./hours.ts";
import { HoursForm } from "./hours-form.tsx";
import { useSave } from "./use-save.ts";

type Mode = "config" | "always" | "own";

const MODES: readonly Mode[] = ["config", "always", "own"];

/** When somebody answers. */
export function ChatHours({ settings, may }: ChatSettingProps): ReactElement {
  const { app, settings: texts } = useTexts();
  const { hours } = texts;
  const format = useFormat();
  const told = useProblemText();
  const save = useSave();
  const own = settings.hours;
  const [mode, setMode] = useState<Mode>(
    own === undefined ? "config" : own === null ? "always" : "own",
  );
  const [form, setForm] = useState(() => formOf(own ?? settings.configHours));
  return (
    <Section title={hours.title} about={hours.about}>
      <form
        className="stack"
        onSubmit={(event) => {
          event.preventDefault();
          const value = { config: "config", always: null, own: hoursOf(form) }[mode];
          save.mutate({ hours: value });
        }}
      >
        <fieldset className="stack bare" disabled={!may}>
          <Choice
            label={hours.mode}
            value={mode}
            onChange={(event) => setMode(event.currentTarget.value as Mode)}
          >
            {MODES.map((each) => (
              <option key={each} value={each}>
                {hours.modes[each]}
              </option>
            ))}
          </Choice>
          {mode === "own" && <HoursForm form={form} onChange={setForm} />}
        </fieldset>
        {save.error && (
          <Notice kind="wrong" live>
            {told(save.error)}
            {save.error instanceof ApiProblem &&
              save.error.misfits.map(({ path, help }) => (
                <p key={path}>
                  {path}: {help}
                </p>
              ))}
          </Notice>
        )}
        {may && (
          <div className="row">
            <Button kind="primary" type="submit" busy={save.isPending}>
              {app.save}
            </Button>
            {settings.changedAt && (
              <span className="soft small">
                <bdi>
                  {fill(hours.changed, {
                    time: format.moment(settings.changedAt),
                    name: settings.changedBy ?? "–",
                  })}
                </bdi>
              </span>
            )}
          </div>
        )}
      </form>
    </Section>
  );
}
