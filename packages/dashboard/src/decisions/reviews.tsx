import type { TeamReview, TeamReviewDecided } from "@stagelight/core/endpoints";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { useProblemText } from "../app/problem-text.ts";
import { Button } from "../design/button.tsx";
import { Choice } from "../design/field.tsx";
import { Empty, Loading, Notice } from "../design/said.tsx";
import { fill } from "../texts/fill.ts";
import { useTexts } from "../texts/language.tsx";
import { AnswerReview } from "./answer-review.tsx";
import { HideReview, type Hiding } from "./hide-review.tsx";
import { reviewsQuery, type ReviewState } from "./queries.ts";
import { ReviewCard } from "./review-card.tsx";
import { useCursor } from "./use-cursor.ts";
import { useDeed } from "./use-deed.ts";

const STATES: readonly ReviewState[] = ["unread", "waiting", "published", "hidden"];

/** What somebody does with a review at once, without more to say. */
export type QuickDeed = "publish" | "feature" | "unfeature";

/** Reviews, those that have waited longest first. */
export function Reviews(): ReactElement {
  const { app, decisions } = useTexts();
  const { reviews: texts } = decisions;
  const problem = useProblemText();
  const [state, setState] = useState<ReviewState>("unread");
  const [asked, setAsked] = useState<{
    readonly what: "hide" | "answer";
    readonly review: TeamReview;
  }>();
  const list = useInfiniteQuery(reviewsQuery(state));
  const reviews = list.data?.pages.flatMap((page) => page.reviews) ?? [];
  const frozen = list.data?.pages[0]?.frozen ?? [];
  const decide = useDecideReview();
  const unfreeze = useDeed(() => texts.unfrozen);
  const named = (id: string): TeamReview | undefined => reviews.find((each) => each.id === id);
  const cursor = useCursor(
    reviews.map(({ id }) => id),
    {
      approve: (id) => decide(id, { action: "publish" }),
      refuse: (id) => {
        const review = named(id);
        if (review) setAsked({ what: "hide", review });
      },
      open: (id) => {
        const review = named(id);
        if (review?.state === "published") setAsked({ what: "answer", review });
      },
    },
  );
  return (
    <>
      {frozen.map(({ product }) => (
        <Notice key={product} kind="spot" icon="warn">
          <p>
            <bdi>{fill(texts.frozen, { product })}</bdi>
          </p>
          <Button
            busy={unfreeze.isPending}
            onClick={() => unfreeze.mutate({ path: "averages/unfreeze", body: { product } })}
          >
            {texts.unfreeze}
          </Button>
        </Notice>
      ))}
      <div className="queue-head">
        <Choice
          label={texts.state}
          value={state}
          onChange={(event) => setState(event.currentTarget.value as ReviewState)}
        >
          {STATES.map((each) => (
            <option key={each} value={each}>
              {texts.states[each]}
            </option>
          ))}
        </Choice>
        <p className="soft small">{texts.rule}</p>
      </div>
      {list.isPending && <Loading label={app.loading} />}
      {list.error && <Notice kind="wrong">{problem(list.error)}</Notice>}
      {list.data && reviews.length === 0 && (
        <Empty icon="star" title={decisions.nothing}>
          {decisions.nothingText}
        </Empty>
      )}
      <ol className="queue">
        {reviews.map((review) => (
          <li key={review.id} className="section queue-item" {...cursor.item(review.id)}>
            <ReviewCard
              review={review}
              onDeed={(action) => decide(review.id, { action })}
              onAsk={(what) => setAsked({ what, review })}
            />
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {app.more}
        </Button>
      )}
      {asked?.what === "hide" && (
        <HideReview
          onClose={() => setAsked(undefined)}
          onHide={(hiding) => {
            decide(asked.review.id, { action: "hide", ...hiding });
            setAsked(undefined);
          }}
        />
      )}
      {asked?.what === "answer" && (
        <AnswerReview
          review={asked.review}
          onClose={() => setAsked(undefined)}
          onAnswer={(text) => {
            decide(asked.review.id, { action: "answer", text });
            setAsked(undefined);
          }}
        />
      )}
    </>
  );
}

/** What is decided about a review, as the server takes it. */
type ReviewDecision =
  | { readonly action: QuickDeed }
  | ({ readonly action: "hide" } & Hiding)
  | { readonly action: "answer"; readonly text: string };

/** Decides about a review, and says what has become of it. */
function useDecideReview(): (id: string, decision: ReviewDecision) => void {
  const { decisions } = useTexts();
  const { reviews: texts } = decisions;
  const refusals: Readonly<Record<string, string>> = texts.refusals;
  const done: Readonly<Record<string, string>> = texts.done;
  const [action, setAction] = useState("");
  const deed = useDeed<TeamReviewDecided>(({ is, why = "", told }) => {
    if (is !== "done") return refusals[why] ?? why;
    return [done[action], told && texts.told].filter(Boolean).join(" ");
  });
  return (id, decision) => {
    setAction(decision.action);
    deed.mutate({ path: `reviews/${encodeURIComponent(id)}`, body: decision });
  };
}
