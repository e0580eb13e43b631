import { type ReactElement, useId } from "react";
import { Button, IconButton } from "../design/button.tsx";
import { Choice } from "../design/field.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import { type Day, DAYS, type HoursForm as Form } from "./hours.ts";

interface HoursFormProps {
  readonly form: Form;
  readonly onChange: (form: Form) => void;
}

/** A new span begins where most do. */
const USUAL = ["09:00", "18:00"] as const;

/** Hours of a week by the clocks of a place, and days off. */
export function HoursForm({ form, onChange }: HoursFormProps): ReactElement {
  const { settings } = useTexts();
  const { hours: texts } = settings;
  const zones = Intl.supportedValuesOf("timeZone");
  const known = zones.includes(form.timeZone) ? zones : [form.timeZone, ...zones];
  const spans = (day: Day, to: Form["weekly"][Day]): void =>
    onChange({ ...form, weekly: { ...form.weekly, [day]: to } });
  const off = useId();
  return (
    <div className="stack">
      <Choice
        label={texts.timeZone}
        value={form.timeZone}
        onChange={(event) => onChange({ ...form, timeZone: event.currentTarget.value })}
      >
        {known.map((zone) => (
          <option key={zone} value={zone}>
            {zone}
          </option>
        ))}
      </Choice>
      {DAYS.map((day) => (
        <fieldset key={day} className="day">
          <legend>{texts.days[day]}</legend>
          <div className="spans">
            {form.weekly[day].length === 0 && <span className="soft">{texts.nobody}</span>}
            {form.weekly[day].map(([from, to], index) => (
              <span key={index} className="span">
                <TimeField
                  label={`${texts.days[day]}: ${texts.from}`}
                  value={from}
                  onChange={(value) => spans(day, form.weekly[day].with(index, [value, to]))}
                />
                <span aria-hidden="true">–</span>
                <TimeField
                  label={`${texts.days[day]}: ${texts.to}`}
                  value={to}
                  onChange={(value) => spans(day, form.weekly[day].with(index, [from, value]))}
                />
                <IconButton
                  icon="close"
                  label={texts.remove}
                  onClick={() => spans(day, form.weekly[day].toSpliced(index, 1))}
                />
              </span>
            ))}
          </div>
          <IconButton
            icon="plus"
            label={fill(texts.addOn, { day: texts.days[day] })}
            onClick={() => spans(day, [...form.weekly[day], USUAL])}
          />
        </fieldset>
      ))}
      <fieldset className="day" aria-describedby={off}>
        <legend>{texts.closed}</legend>
        <p id={off} className="hint">
          {texts.closedHint}
        </p>
        {form.closed.map((date, index) => (
          <span key={index} className="row">
            <input
              className="input"
              type="date"
              required
              aria-label={texts.closed}
              value={date}
              onChange={(event) =>
                onChange({ ...form, closed: form.closed.with(index, event.currentTarget.value) })
              }
            />
            <IconButton
              icon="close"
              label={texts.remove}
              onClick={() => onChange({ ...form, closed: form.closed.toSpliced(index, 1) })}
            />
          </span>
        ))}
        <Button icon="plus" onClick={() => onChange({ ...form, closed: [...form.closed, ""] })}>
          {texts.addDay}
        </Button>
      </fieldset>
    </div>
  );
}

interface TimeFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

function TimeField({ label, value, onChange }: TimeFieldProps): ReactElement {
  return (
    <input
      className="input"
      type="time"
      required
      aria-label={label}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
