import {
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
  useEffect,
  useId,
  useRef,
} from "react";
import { useTexts } from "../texts/language.tsx";
import { IconButton } from "./button.tsx";

interface DialogProps extends PropsWithChildren {
  readonly title: string;
  readonly onClose: () => void;
  /** Buttons below; the one that does it stands last. */
  readonly actions?: ReactNode;
  /** `sheet`: from the side, for what is long. */
  readonly shape?: "middle" | "sheet";
}

/** A dialog that is open for as long as it is there; the focus goes back to where it came from. */
export function Dialog({
  title,
  onClose,
  actions,
  shape = "middle",
  children,
}: DialogProps): ReactElement {
  const { app: texts } = useTexts();
  const element = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useEffect(() => {
    const from = document.activeElement;
    const dialog = element.current!;
    dialog.showModal();
    // Else the first button had it, which closes.
    const field = dialog.querySelector<HTMLElement>(
      "input:not([type=hidden], [readonly]), textarea, select",
    );
    (field ?? dialog).focus();
    return () => {
      if (from instanceof HTMLElement && from.isConnected) from.focus();
    };
  }, []);
  return (
    <dialog
      ref={element}
      className={`dialog ${shape}`}
      tabIndex={-1}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // Beside it is the dialog's own backdrop; keys have Escape.
      onPointerDown={(event) => event.target === element.current && onClose()}
    >
      <div className="dialog-body">
        <header className="spread">
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" label={texts.close} onClick={onClose} />
        </header>
        {children}
        {actions && <footer className="dialog-actions">{actions}</footer>}
      </div>
    </dialog>
  );
}
