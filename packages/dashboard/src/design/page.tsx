import {
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
} from "react";
import { useSession } from "../app/session.ts";

interface PageProps extends PropsWithChildren {
  readonly title: string;
  /** Below the title: what this is for. */
  readonly about?: ReactNode;
  /** Beside the title. */
  readonly actions?: ReactNode;
  /** As wide as the window; else as wide as one reads. */
  readonly wide?: boolean;
}

/** A screen with a title, which takes the focus when the screen comes: so it is read out. */
export function Page({ title, about, actions, wide = false, children }: PageProps): ReactElement {
  const { site } = useSession();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  return (
    <div className="page">
      <title>{`${title} · ${site.name}`}</title>
      <div className={wide ? "page-body wide" : "page-body"}>
        <header className="page-head">
          <div>
            <h1 ref={heading} tabIndex={-1}>
              {title}
            </h1>
            {about && <p className="soft">{about}</p>}
          </div>
          {actions && <div className="row">{actions}</div>}
        </header>
        {children}
      </div>
    </div>
  );
}

interface SectionProps extends PropsWithChildren {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
}

/** A part of a page, on a plane of its own. */
export function Section({ title, about, actions, children }: SectionProps): ReactElement {
  return (
    <section className="section">
      <header className="spread">
        <h2>{title}</h2>
        {actions && <div className="row">{actions}</div>}
      </header>
      {about && <p className="soft">{about}</p>}
      {children}
    </section>
  );
}
