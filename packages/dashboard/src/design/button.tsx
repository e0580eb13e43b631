import type { ComponentProps, ReactElement } from "react";
import { Icon, type IconName } from "./icon.tsx";

interface ButtonProps extends ComponentProps<"button"> {
  /** `primary`: the one thing to do here; `danger`: it cannot be undone; `quiet`: without a border. */
  readonly kind?: "primary" | "plain" | "quiet" | "danger";
  readonly icon?: IconName;
  /** What it does is under way: it stays where it is, and does nothing more. */
  readonly busy?: boolean;
}

/** A button with words. */
export function Button(props: ButtonProps): ReactElement {
  const { kind = "plain", icon, busy = false, type = "button", children, onClick, ...more } = props;
  return (
    <button
      {...more}
      type={type}
      className={`button ${kind} ${more.className ?? ""}`}
      aria-disabled={busy || undefined}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ComponentProps<"button"> {
  readonly icon: IconName;
  /** What it does: its name, and its tip. */
  readonly label: string;
}

/** A button that shows a drawing alone. */
export function IconButton({ icon, label, ...more }: IconButtonProps): ReactElement {
  return (
    <button
      {...more}
      type="button"
      className={`icon-button ${more.className ?? ""}`}
      aria-label={label}
      title={more.title ?? label}
    >
      <Icon name={icon} />
    </button>
  );
}
