import type { PropsWithChildren, ReactElement, ReactNode } from "react";
import { Icon, type IconName } from "./icon.tsx";

/** A few words on a coloured ground: a state, a label. */
export function Badge({
  kind = "plain",
  children,
}: PropsWithChildren<{ readonly kind?: "plain" | "spot" | "good" | "wrong" }>): ReactElement {
  return <span className={`badge ${kind}`}>{children}</span>;
}

interface NoticeProps extends PropsWithChildren {
  readonly kind?: "plain" | "spot" | "good" | "wrong";
  readonly icon?: IconName;
  /** Read out as soon as it appears. */
  readonly live?: boolean;
}

/** A message that stays where it is. */
export function Notice({
  kind = "plain",
  icon,
  live = false,
  children,
}: NoticeProps): ReactElement {
  return (
    <div
      className={`notice ${kind}`}
      role={live ? (kind === "wrong" ? "alert" : "status") : undefined}
    >
      {icon && <Icon name={icon} />}
      <div>{children}</div>
    </div>
  );
}

interface EmptyProps extends PropsWithChildren {
  readonly icon: IconName;
  readonly title: string;
  readonly action?: ReactNode;
}

/** Stands where nothing is. */
export function Empty({ icon, title, action, children }: EmptyProps): ReactElement {
  return (
    <div className="empty">
      <Icon name={icon} />
      <p className="empty-title">{title}</p>
      {children && <p className="soft">{children}</p>}
      {action}
    </div>
  );
}

/** Says that something is being loaded. */
export function Loading({ label }: { readonly label: string }): ReactElement {
  return (
    <div className="loading" role="status">
      <span className="unseen">{label}</span>
    </div>
  );
}

/** Somebody's initials on a ground of their own. Beside a name: it says nothing by itself. */
export function Avatar({
  name,
  small = false,
}: {
  readonly name: string;
  readonly small?: boolean;
}): ReactElement {
  return (
    <span className={small ? "avatar small" : "avatar"} data-tone={toneOf(name)} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}

const letters = new Intl.Segmenter();

const lettersOf = (word: string): string[] =>
  Array.from(letters.segment(word), ({ segment }) => segment);

/** One or two letters of a name: of "Mina Park" MP, of 박미나 미나, of 王小明 小明. */
export function initialsOf(name: string): string {
  const words = name
    .trim()
    .split(/[\s.@_-]+/)
    .filter(Boolean);
  const [first = "?"] = words;
  if (/\p{scx=Han}|\p{scx=Hangul}/u.test(first)) return lettersOf(first).slice(-2).join("");
  return [first, ...words.slice(1, 2)].map((word) => lettersOf(word)[0]!.toUpperCase()).join("");
}

function toneOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)!) % 997;
  return sum % 6;
}
