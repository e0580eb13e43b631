import { SCORE_RANGE, type ScoreKind } from "@stagelight/core/review";
import type { ReactElement } from "react";
import { FieldError } from "./field.tsx";

/** What is said of a scale, beside its numbers. */
export interface ScaleTexts {
  /** What each star is called: `{score}` of five. */
  readonly star: string;
  /** What the ends of a kind's scale mean; of stars, that is clear. */
  readonly ends: Readonly<Partial<Record<ScoreKind, readonly [lowest: string, highest: string]>>>;
}

interface ScaleProps {
  readonly name: string;
  readonly kind: ScoreKind;
  readonly label: string;
  readonly texts: ScaleTexts;
  /** The number that is chosen, or nothing. */
  readonly value: string;
  readonly required?: boolean | undefined;
  readonly error?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A star in a square of 24. */
const STAR = "M12 3l3 6 6 1-4 5 1 6-6-3-6 3 1-6-4-5 6-1z";

/** Numbers or stars to choose from: a radio group. */
export function Scale(props: ScaleProps): ReactElement {
  const { name, kind, label, texts, value, required, error, onChange } = props;
  const [lowest, highest] = SCORE_RANGE[kind];
  const ends = texts.ends[kind];
  const scores = Array.from({ length: highest - lowest + 1 }, (_, at) => `${lowest + at}`);
  return (
    <fieldset
      id={name}
      className="scale"
      part="scale"
      tabIndex={-1}
      aria-describedby={error ? `${name}-error` : ends ? `${name}-ends` : undefined}
    >
      <legend className="label" part="label">
        {label}
      </legend>
      <FieldError name={name} error={error} />
      <div className={`points ${kind}`}>
        {scores.map((score) => (
          <label key={score} className="input point" part="point">
            <input
              type="radio"
              name={name}
              value={score}
              checked={score === value}
              required={required}
              onChange={() => onChange(score)}
            />
            {kind === "stars" ? (
              <>
                <svg viewBox="0 0 24 24" aria-hidden="true">
                  <path d={STAR} />
                </svg>
                <span className="unseen">{texts.star.replace("{score}", score)}</span>
              </>
            ) : (
              score
            )}
          </label>
        ))}
      </div>
      {ends ? (
        <p id={`${name}-ends`} className="muted ends">
          {ends.map((end, at) => (
            <span key={at}>{`${scores.at(-at)} – ${end}`}</span>
          ))}
        </p>
      ) : null}
    </fieldset>
  );
}
