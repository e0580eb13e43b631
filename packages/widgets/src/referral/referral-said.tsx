import type { ReactElement } from "react";
import type { Note, ReferralAnswer } from "./referral-state.ts";
import type { ReferralProps, Shared } from "./referral-view.tsx";

/** What the parts of a known person's page are given. */
export type KnownProps = ReferralProps & Shared & { readonly answer: ReferralAnswer };

interface SaidProps extends Pick<ReferralProps, "texts" | "state"> {
  /** What is said here, and not elsewhere. */
  readonly kinds: readonly Note["kind"][];
  readonly what?: readonly string[];
}

/** What has come of a button, below it; read out. */
export function Said({ texts, state, kinds, what }: SaidProps): ReactElement {
  const { note } = state;
  const here =
    note && kinds.includes(note.kind) && (!what || !("what" in note) || what.includes(note.what));
  return (
    <p role="status" className={here ? "muted" : "unseen"}>
      {here ? sentence(note, texts) : null}
    </p>
  );
}

function sentence(note: Note, texts: SaidProps["texts"]): string {
  if (note.kind === "failed") return texts.failures[note.failure];
  const { copied, pasted, saved } = texts;
  return { copied, pasted, saved, "not-copied": texts.notCopied }[note.kind];
}
