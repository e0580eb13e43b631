import { useQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Loading } from "../design/said.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import { reviewQuery } from "./queries.ts";

/** What was decided about a review, when somebody wants to know. */
export function ReviewHistory({ review }: { readonly review: string }): ReactElement {
  const { app, decisions } = useTexts();
  const { reviews: texts } = decisions;
  const [open, setOpen] = useState(false);
  const told = useQuery({ ...reviewQuery(review), enabled: open });
  const actions: Readonly<Record<string, string>> = texts.actions;
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  return (
    <details className="history" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{texts.history}</summary>
      {open && told.isPending && <Loading label={app.loading} />}
      <ul className="cards">
        {told.data?.decisions.map(({ at, by, action, reason, note }, index) => (
          <li key={`${at} ${index}`}>
            <p className="spread">
              <bdi>
                {fill(actions[action] ?? actions["other"]!, {
                  name: by,
                  action,
                  reason: reasons[reason ?? ""] ?? reason ?? "",
                })}
              </bdi>
              <span className="soft small">
                <Time at={at} as="moment" />
              </span>
            </p>
            {note && (
              <p className="quoted">
                <bdi>{note}</bdi>
              </p>
            )}
          </li>
        ))}
        {told.data?.decisions.length === 0 && <li className="soft">–</li>}
      </ul>
    </details>
  );
}
