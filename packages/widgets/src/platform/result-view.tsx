import type { ReactElement, ReactNode } from "react";

interface ResultProps {
  readonly heading: string;
  /** `{address}`: the person's address. */
  readonly text: string;
  readonly address?: string;
  /** Below the text. */
  readonly children?: ReactNode;
}

/** What stands in a form's place once it is sent. Its heading gets the focus, and is read out. */
export function Result({ heading, text, address, children }: ResultProps): ReactElement {
  const [before, after] = text.split("{address}");
  return (
    <div className="result" part="result">
      <h2 id="result" tabIndex={-1}>
        {heading}
      </h2>
      <p role="status">
        {before}
        {address ? <strong>{address}</strong> : null}
        {after}
      </p>
      {children}
    </div>
  );
}
