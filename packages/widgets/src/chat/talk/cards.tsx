import type { ReactElement } from "react";
import { Field } from "../../design/field.tsx";
import { textOf } from "../../platform/values.ts";
import type { ChatProps } from "../view/props.ts";

const SCORES = ["1", "2", "3", "4", "5"] as const;

/** How it was, once the conversation has ended. */
export function Rating({ options, texts, state, page }: ChatProps): ReactElement | null {
  const { conversation, score: given } = state;
  if (!options.rating || conversation?.state !== "closed" || conversation.rating) return null;
  return (
    <form
      className="card"
      part="card"
      onSubmit={(event) => {
        event.preventDefault();
        void page.rate();
      }}
    >
      <h3 id="rate">{texts.rate}</h3>
      <div className="chips" role="group" aria-labelledby="rate">
        {SCORES.map((score) => (
          <button
            key={score}
            type="button"
            className="chip"
            part="score"
            aria-pressed={given === Number(score)}
            onClick={() => page.set({ score: Number(score) })}
          >
            {texts.scores[score]}
          </button>
        ))}
      </div>
      {given ? (
        <>
          <label htmlFor="comment">{texts.comment + texts.optional}</label>
          <textarea
            id="comment"
            className="input"
            part="input"
            rows={2}
            maxLength={2_000}
            value={String(state.values["comment"] ?? "")}
            onInput={(event) => page.fill("comment", event.currentTarget.value)}
          />
          <button type="submit" className="chip" part="send-rating">
            {texts.signs.send}
          </button>
        </>
      ) : null}
    </form>
  );
}

/** Nobody is there: where an answer can go. */
export function EmailCard({ texts, state, page }: ChatProps): ReactElement | null {
  const { availability, conversation } = state;
  if (!conversation || conversation.state === "closed" || !availability || availability.open)
    return null;
  if (conversation.email) return <p className="event">{texts.savedEmail}</p>;
  return (
    <form
      className="card"
      part="card"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        page.leaveEmail();
      }}
    >
      <p>{texts.leaveEmail}</p>
      <Email {...{ texts, state, page }} />
      <button type="submit" className="chip" part="save">
        {texts.save}
      </button>
    </form>
  );
}

function Email({ texts, state, page }: Pick<ChatProps, "texts" | "state" | "page">): ReactElement {
  const problem = state.problems["email"];
  return (
    <Field
      name="email"
      type="email"
      label={texts.email}
      autoComplete="email"
      value={textOf(state.values, "email")}
      error={problem && texts.problems[problem]}
      onInput={(value) => page.fill("email", value)}
    />
  );
}
