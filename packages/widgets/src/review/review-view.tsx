import type { ReactElement } from "react";
import { Checkbox } from "../design/choices.tsx";
import { Scale } from "../design/scale.tsx";
import { Form, problemOf, Send, TextField } from "../platform/form-view.tsx";
import { Prose } from "../platform/prose.tsx";
import { listOf, textOf } from "../platform/values.ts";
import type { ViewProps } from "../platform/widget.ts";
import { Photos } from "./photos-view.tsx";
import type { ReviewOptions } from "./review-options.ts";
import type { ReviewPage } from "./review-page.ts";
import { ReviewResult } from "./review-result.tsx";
import type { ReviewState } from "./review-state.ts";
import type { Asked, ReviewTexts } from "./texts/texts.ts";

type Given = ViewProps<ReviewOptions, ReviewTexts, ReviewState, ReviewPage>;

/** What the view's parts are given: with the words of what is asked. */
export type ReviewProps = Given & { readonly texts: ReviewTexts & Asked };

/** The form, and what stands in its place once it is sent. */
export function ReviewView(given: Given): ReactElement {
  const { options, state, page } = given;
  const { kind, product, name, thanks, policy } = options;
  const stars = kind === "stars";
  const words = given.texts[stars ? "stars" : "shop"];
  const heading = name ? given.texts.named.replace("{name}", () => name) : words.heading;
  const texts = { ...given.texts, ...words, heading };
  const props = { ...given, texts };
  return (
    <div className="box" part="box">
      <Form
        {...props}
        path="reviews/new"
        submit={() => page.submit()}
        hidden={[
          ["kind", kind],
          ["product", product],
          ["productName", name],
          ["form", "review"],
          ["t", page.token],
        ]}
        result={/sent|used|offline/.test(state.status) ? <ReviewResult {...props} /> : null}
      >
        <Scale
          name="score"
          kind={kind}
          label={texts.questions[kind]}
          texts={texts}
          value={textOf(state.values, "score")}
          required
          error={problemOf(props, "score")}
          onChange={(score) => page.fill("score", score)}
        />
        <Prose {...props} name="text" label={texts.text + texts.optional} />
        {stars ? <Author {...props} /> : null}
        {thanks && stars && page.token ? (
          <p part="thanks">
            {`${thanks} `}
            <span className="muted">{texts.alike}</span>
          </p>
        ) : null}
        <Send {...props} />
        {policy ? (
          <p className="muted">
            <a href={policy}>{texts.policy}</a>
          </p>
        ) : null}
      </Form>
    </div>
  );
}

/** What stands at the review beside its words. */
function Author(props: ReviewProps): ReactElement {
  const { options, texts, state, page, live } = props;
  return (
    <>
      {options.photos > 0 && live ? <Photos {...props} /> : null}
      <TextField
        {...props}
        name="name"
        label={texts.name + texts.optional}
        autoComplete="nickname"
      />
      <Checkbox
        id="permission"
        name="permission"
        value="yes"
        label={texts.permission}
        checked={listOf(state.values, "permission").length > 0}
        onChange={(checked) => page.fill("permission", checked ? ["yes"] : [])}
      />
    </>
  );
}
