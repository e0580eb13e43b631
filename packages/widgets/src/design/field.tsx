import type { HTMLAttributes, ReactElement } from "react";

interface FieldProps {
  /** Names it in the form; its id is the same. Ids of a shadow tree cannot meet those of the page. */
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "email" | "number" | "date";
  readonly value: string;
  readonly onInput: (value: string) => void;
  readonly autoComplete?: string;
  readonly inputMode?: HTMLAttributes<HTMLInputElement>["inputMode"];
  readonly required?: boolean;
  readonly error?: string | undefined;
}

/** A field of one line with its label and, between them, what is wrong with it. */
export function Field(props: FieldProps): ReactElement {
  const { name, label, type, value, onInput, required, error, ...more } = props;
  return (
    <div className="field" part="field">
      <label className="label" part="label" htmlFor={name}>
        {label}
      </label>
      <FieldError name={name} error={error} />
      <input
        id={name}
        name={name}
        type={type}
        className="input"
        part="input"
        value={value}
        required={required}
        {...(type === "number" ? { step: "any" } : {})}
        {...(type === "email" ? { autoCapitalize: "none", spellCheck: false } : {})}
        {...more}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </div>
  );
}

interface FieldErrorProps {
  readonly name: string;
  readonly error: string | undefined;
}

/** What is wrong with a field; the field is described by it. */
export function FieldError({ name, error }: FieldErrorProps): ReactElement | null {
  return error ? (
    <p id={`${name}-error`} className="error" part="error">
      {error}
    </p>
  ) : null;
}
