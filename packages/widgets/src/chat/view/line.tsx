import type { ReactElement, ReactNode } from "react";

/** What is said, and by whom. */
export interface LineProps {
  readonly author: string;
  readonly who: string;
  /** When, as ISO 8601; nothing for what stands outside of time. */
  readonly at?: string;
  readonly locale?: string;
  readonly children?: ReactNode;
}

/** Somebody's words. */
export function Line({ author, who, at, locale, children }: LineProps): ReactElement {
  return (
    <div className={`line ${author}`} part={`line ${author}`}>
      <p className="who">
        {who}
        {at ? (
          <time dateTime={at}>
            {new Intl.DateTimeFormat(locale, { hour: "numeric", minute: "2-digit" }).format(
              new Date(at),
            )}
          </time>
        ) : null}
      </p>
      <div className="bubble" part="bubble">
        {children}
      </div>
    </div>
  );
}
