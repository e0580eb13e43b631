import { type ComponentProps, type PropsWithChildren, type ReactElement, useId } from "react";

interface Around {
  readonly label: string;
  /** What helps to fill it in. */
  readonly hint?: string | undefined;
  /** What is wrong with it. */
  readonly error?: string | undefined;
}

interface FrameProps extends PropsWithChildren<Around> {
  readonly id: string;
}

/** What a field is described by. */
const describedBy = (id: string, { hint, error }: Around): string | undefined =>
  [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ") || undefined;

function Frame({ id, label, hint, error, children }: FrameProps): ReactElement {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="error">
          {error}
        </p>
      )}
    </div>
  );
}

/** A field of one line. */
export function Field({
  label,
  hint,
  error,
  ...more
}: Around & ComponentProps<"input">): ReactElement {
  const id = useId();
  const around = { label, hint, error };
  return (
    <Frame id={id} {...around}>
      <input
        id={id}
        className="input"
        {...more}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, around)}
      />
    </Frame>
  );
}

/** A field of several lines. */
export function LongField({
  label,
  hint,
  error,
  ...more
}: Around & ComponentProps<"textarea">): ReactElement {
  const id = useId();
  const around = { label, hint, error };
  return (
    <Frame id={id} {...around}>
      <textarea
        id={id}
        className="input"
        rows={4}
        {...more}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, around)}
      />
    </Frame>
  );
}

/** A choice of one thing of several; its children are `<option>`s. */
export function Choice({
  label,
  hint,
  error,
  ...more
}: Around & ComponentProps<"select">): ReactElement {
  const id = useId();
  const around = { label, hint, error };
  return (
    <Frame id={id} {...around}>
      <select
        id={id}
        className="input"
        {...more}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, around)}
      />
    </Frame>
  );
}

interface TickProps extends Omit<ComponentProps<"input">, "type"> {
  readonly label: string;
  readonly hint?: string;
  /** Drawn as a switch: it does what it says at once. */
  readonly asSwitch?: boolean;
}

/** A box to tick, or a switch. */
export function Tick({ label, hint, asSwitch = false, ...more }: TickProps): ReactElement {
  const id = useId();
  return (
    <div className="tick">
      <input
        id={id}
        {...more}
        type="checkbox"
        className={asSwitch ? "switch" : undefined}
        role={asSwitch ? "switch" : undefined}
        aria-describedby={hint ? `${id}-hint` : undefined}
      />
      <label htmlFor={id}>{label}</label>
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  );
}
