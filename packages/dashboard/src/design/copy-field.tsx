import { type ReactElement, useRef } from "react";
import { useTexts } from "../texts/language.tsx";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";
import { tell } from "./toasts.tsx";

interface CopyFieldProps {
  readonly label: string;
  readonly value: string;
}

/** A text to take elsewhere, with a button that copies it. */
export function CopyField({ label, value }: CopyFieldProps): ReactElement {
  const { app: texts } = useTexts();
  const field = useRef<HTMLInputElement>(null);
  const copy = async (): Promise<void> => {
    field.current?.select();
    await navigator.clipboard.writeText(value);
    tell(texts.copied);
  };
  return (
    <div className="copy-field">
      <Field
        ref={field}
        label={label}
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button onClick={() => void copy().catch(() => undefined)}>{texts.copy}</Button>
    </div>
  );
}
