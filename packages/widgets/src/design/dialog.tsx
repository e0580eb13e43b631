import type { ReactElement, ReactNode } from "react";

interface DialogProps {
  /** What it is called for those who cannot see it. */
  readonly label: string;
  readonly children: ReactNode;
  /** Takes the element once it is there; open it with `showModal`. */
  readonly attach: (dialog: HTMLDialogElement | null) => void;
  /** It was closed, whichever way: Escape, a press beside it, a gesture. */
  readonly onClose: () => void;
}

/** A window over the page. The browser keeps the focus in it, and gives it back when it closes. */
export function Dialog({ label, children, attach, onClose }: DialogProps): ReactElement {
  return (
    <dialog
      className="dialog"
      part="dialog"
      aria-label={label}
      tabIndex={-1}
      {...{ closedby: "any" }}
      ref={attach}
      onClose={onClose}
    >
      {children}
    </dialog>
  );
}

interface CloseButtonProps {
  readonly label: string;
  readonly onClick: () => void;
}

/** The cross in the corner of what can be closed. */
export function CloseButton({ label, onClick }: CloseButtonProps): ReactElement {
  return (
    <button type="button" className="close" part="close" aria-label={label} onClick={onClick} />
  );
}
