import type { ReactElement } from "react";
import { FieldError } from "../design/field.tsx";
import { type FormViewProps, problemOf } from "./form-view.tsx";

interface ProseProps extends FormViewProps {
  readonly name: string;
  readonly label: string;
  readonly required?: boolean | undefined;
}

/** A field of several lines. */
export function Prose(props: ProseProps): ReactElement {
  const { state, page, name, label, required } = props;
  const error = problemOf(props, name);
  return (
    <div className="field" part="field">
      <label className="label" part="label" htmlFor={name}>
        {label}
      </label>
      <FieldError name={name} error={error} />
      <textarea
        id={name}
        name={name}
        className="input"
        part="input"
        rows={4}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        value={String(state.values[name] ?? "")}
        onInput={(event) => page.fill(name, event.currentTarget.value)}
      />
    </div>
  );
}
