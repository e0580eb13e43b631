import type { ReactElement } from "react";
import type { NotePlace, ReferralAnswer } from "../referral-state.ts";
import type { Shown } from "../referral-view.tsx";

/** What the parts of a known person's page are given. */
export type KnownProps = Shown & { readonly answer: ReferralAnswer };

interface SaidProps extends Pick<Shown, "texts" | "state"> {
  readonly at: NotePlace;
}

/** What has come of a button, below it; read out. */
export function Said({ texts, state: { note }, at }: SaidProps): ReactElement {
  const here = note?.at === at;
  return (
    <p role="status" className={here ? "muted" : "unseen"}>
      {here ? (note.kind === "failed" ? texts.failures[note.failure] : texts[note.kind]) : null}
    </p>
  );
}
