import type { ReactElement } from "react";
import { Field } from "../../design/field.tsx";
import { textOf } from "../../platform/values.ts";
import type { ChatProps } from "../view/props.ts";

const SCORES = ["1", "2", "3", "4", "5"] as const;

/** How it was, once the conversation has ended. */
export function Rating({ options, texts, state, page }: ChatProps): ReactElement | null {
  const { conversation } = state;
  if (!options.rating || conversation?.state !== "closed" || conversation.rating) return null;
  return (
    <div className="card" part="card" role="group" aria-labelledby="rate">
      <h3 id="rate">{texts.rate}</h3>
      <div className="chips">
        {SCORES.map((score) => (
          <button
            key={score}
            type="button"
            className="chip"
            part="score"
            onClick={() => void page.rate(Number(score))}
          >
            {texts.scores[score]}
          </button>
        ))}
      </div>
    </div>
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
