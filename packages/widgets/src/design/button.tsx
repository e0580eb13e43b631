import type { ReactElement, ReactNode } from "react";

interface ButtonProps {
  readonly children: ReactNode;
  /** Said to be at work: it stays where the focus is, and pressing it again does nothing. */
  readonly busy?: boolean;
}

/** The one main button of a form. */
export function SubmitButton({ children, busy = false }: ButtonProps): ReactElement {
  return (
    <button type="submit" className="button" part="button" aria-disabled={busy}>
      {children}
    </button>
  );
}

interface QuietButtonProps {
  readonly children: ReactNode;
  /** Said to do nothing for now: it stays where the focus is. */
  readonly resting?: boolean;
  readonly onClick: () => void;
}

/** A button of less weight: looks like a link, and does something on this page. */
export function QuietButton({ children, resting, onClick }: QuietButtonProps): ReactElement {
  return (
    <button
      type="button"
      className="quiet-button"
      part="quiet-button"
      aria-disabled={resting}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
