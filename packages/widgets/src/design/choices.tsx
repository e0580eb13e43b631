import type { ReactElement } from "react";
import { FieldError } from "./field.tsx";

/** One of several things to choose from. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly description?: string;
}

interface CheckboxProps {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly description?: string | undefined;
  readonly type?: "checkbox" | "radio";
  readonly checked: boolean;
  readonly required?: boolean | undefined;
  readonly error?: string | undefined;
  readonly onChange: (checked: boolean) => void;
}

/** A box to tick, or one button of a radio group. */
export function Checkbox(props: CheckboxProps): ReactElement {
  const { id, label, description, error, onChange, type = "checkbox", ...more } = props;
  return (
    <div className="choice" part="choice">
      <FieldError name={id} error={error} />
      <input
        {...more}
        id={id}
        type={type}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : description ? `${id}-more` : undefined}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {description ? (
        <span id={`${id}-more`} className="muted">
          {description}
        </span>
      ) : null}
    </div>
  );
}

interface GroupProps {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly Choice[];
  /** Those that are chosen. */
  readonly values: readonly string[];
  /** Whether one thing can be chosen, or several. */
  readonly several: boolean;
  readonly required?: boolean | undefined;
  readonly error?: string | undefined;
  readonly onChange: (values: readonly string[]) => void;
}

/** A radio group, or boxes of which several can be ticked. */
export function ChoiceGroup(props: GroupProps): ReactElement {
  const { name, label, choices, values, several, required, error, onChange } = props;
  const choose = (value: string, checked: boolean) => {
    if (!several) return onChange([value]);
    onChange(checked ? [...values, value] : values.filter((each) => each !== value));
  };
  return (
    <fieldset
      id={name}
      className="choices"
      part="choices"
      tabIndex={-1}
      aria-describedby={error ? `${name}-error` : undefined}
    >
      <legend className="label" part="label">
        {label}
      </legend>
      <FieldError name={name} error={error} />
      {choices.map((choice) => (
        <Checkbox
          key={choice.value}
          {...choice}
          id={`${name}.${choice.value}`}
          name={name}
          type={several ? "checkbox" : "radio"}
          required={several ? undefined : required}
          checked={values.includes(choice.value)}
          onChange={(checked) => choose(choice.value, checked)}
        />
      ))}
    </fieldset>
  );
}
