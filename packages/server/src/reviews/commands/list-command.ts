import type { Command, OptionValues } from "../../command-line/command.ts";
import { CONFIG_OPTION } from "../../command-line/config-option.ts";
import { wrong } from "../../command-line/parse.ts";
import type { ReviewTable } from "../../store/review-tables.ts";
import { REVIEW_STATES, reviewQueue } from "../moderate/queue.ts";
import { onReviews, PRODUCT_OPTION, productOf } from "./on-reviews.ts";
import { iso, jsonLines, type Review, shortLines } from "./review-lines.ts";
import { rowProvenance } from "../row-provenance.ts";

/** The most reviews that are listed. */
const MOST = 100;

/** Lists reviews, those that have waited longest first. */
export const reviewsListCommand: Command = {
  options: {
    state: { value: "<state>", help: `Only those in one of: ${REVIEW_STATES.join(", ")}` },
    product: PRODUCT_OPTION,
    json: { help: "As JSON, with all of each text" },
    config: CONFIG_OPTION,
  },
  notes: [
    `The oldest ${MOST} are listed where a state is named, else the newest. The order has nothing to`,
    "do with the stars, and neither has any decision: the same rule holds for all of them.",
    "See one whole with stagelight reviews show <id>; then publish it, or hide it for one of",
    "the reasons that there are.",
  ],
  async run(values, { out }) {
    const state = stateIn(values);
    return onReviews(values, async ({ database: { db } }) => {
      const found = await reviewQueue(db, { state, product: productOf(values) }, MOST + 1);
      const shown = found.slice(0, MOST);
      if (values.json) out(jsonLines(shown.map(plain)));
      else if (shown.length === 0) out("There is none.");
      else for (const line of shown.flatMap(shortLines)) out(line);
      if (!values.json && found.length > MOST) out(`There are more than these ${MOST}.`);
      return 0;
    });
  },
};

function stateIn({ state }: OptionValues): ReviewTable["state"] | undefined {
  if (state === undefined) return undefined;
  const known = REVIEW_STATES.find((each) => each === state);
  if (known) return known;
  throw wrong("There is no such state.", {
    path: "--state",
    expected: `one of ${REVIEW_STATES.join(", ")}`,
    found: JSON.stringify(state),
    help: "Write one of these, or leave it out.",
  });
}

function plain(review: Review): object {
  return {
    id: review.id,
    product: review.product,
    stars: Number(review.score),
    text: review.text ?? "",
    author: review.author ?? "",
    at: iso(review.created_at),
    locale: review.locale,
    provenance: rowProvenance(review),
    state: review.state,
    reason: review.reason,
    permission: Number(review.permission) === 1,
    featured: review.featured_at !== null,
    answer: review.answer,
    votes: Number(review.votes),
  };
}
