import {
  type PropsWithChildren,
  type ReactElement,
  type ReactNode,
  useEffect,
  useRef,
} from "react";
import { useLanguage, useTexts } from "../texts/language.tsx";
import { type Language, LANGUAGES } from "../texts/texts.ts";

interface DoorProps extends PropsWithChildren {
  readonly title: string;
  readonly about?: ReactNode;
  /** The title takes the focus: after a step, so that it is read out. */
  readonly focus?: boolean;
}

/** The frame of what stands before the app: a title, a form, the languages. */
export function Door({ title, about, focus = false, children }: DoorProps): ReactElement {
  const { app } = useTexts();
  const { language, speak } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus, title]);
  return (
    <div className="door">
      <title>{`${title} · Stagelight`}</title>
      <main>
        <p className="brand">
          <svg viewBox="0 0 32 32" aria-hidden="true">
            <path d="M11 8h10l5 17H6z" className="cone" />
            <path d="M11 6h10v4H11z" />
            <ellipse cx="16" cy="25" rx="8.5" ry="2.2" />
          </svg>
          Stagelight
        </p>
        <div className="door-card">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {about && <p className="soft">{about}</p>}
          {children}
        </div>
        <label className="door-language">
          <span className="unseen">{app.language}</span>
          <select
            value={language}
            onChange={(event) => speak(event.currentTarget.value as Language)}
          >
            {LANGUAGES.map((each) => (
              <option key={each} value={each} lang={each}>
                {app.languages[each]}
              </option>
            ))}
          </select>
        </label>
      </main>
    </div>
  );
}
