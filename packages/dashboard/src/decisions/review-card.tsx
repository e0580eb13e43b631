import type { TeamReview } from "@stagelight/core/endpoints";
import type { ReactElement } from "react";
import { apiAddress } from "../app/api.ts";
import { Button } from "../design/button.tsx";
import { Badge } from "../design/said.tsx";
import { Time } from "../design/time.tsx";
import { fill } from "../texts/fill.ts";
import { useFormat, useTexts } from "../texts/language.tsx";
import type { QuickDeed } from "./reviews.tsx";
import { ReviewHistory } from "./review-history.tsx";

interface ReviewCardProps {
  readonly review: TeamReview;
  readonly onDeed: (deed: QuickDeed) => void;
  readonly onAsk: (what: "hide" | "answer") => void;
}

/** A review with all that somebody has to know before they decide. */
export function ReviewCard({ review, onDeed, onAsk }: ReviewCardProps): ReactElement {
  const { decisions } = useTexts();
  const { reviews: texts } = decisions;
  const reasons: Readonly<Record<string, string>> = texts.reasons;
  const provenance: Readonly<Record<string, string>> = texts.provenance;
  const { state, read, answer, promised, importedFrom, reason } = review;
  const published = state === "published";
  return (
    <article className="stack">
      <header className="spread review-head">
        <div>
          <h2>
            <bdi>{review.productName ?? review.product}</bdi>
          </h2>
          <p className="soft small">
            {review.author && (
              <>
                <bdi>{fill(texts.by, { name: review.author })}</bdi>
                {" · "}
              </>
            )}
            <Time at={review.at} as="moment" />
          </p>
        </div>
        <Stars n={review.stars} />
      </header>
      {review.text ? (
        <p className="review-text" lang={review.locale}>
          <bdi>{review.text}</bdi>
        </p>
      ) : (
        <p className="soft">{texts.noText}</p>
      )}
      {review.photos.length > 0 && (
        <ul className="photos">
          {review.photos.map((photo, index) => (
            <li key={photo}>
              <img
                src={apiAddress(
                  `reviews/${encodeURIComponent(review.id)}/photos/${encodeURIComponent(photo)}`,
                )}
                alt={fill(texts.photo, { n: index + 1 })}
                loading="lazy"
              />
            </li>
          ))}
        </ul>
      )}
      <p className="row">
        <Badge kind={published ? "good" : state === "hidden" ? "wrong" : "spot"}>
          {texts.states[state]}
          {state === "hidden" && reason !== null && `: ${reasons[reason] ?? reason}`}
        </Badge>
        {!read && state !== "waiting" && <Badge kind="spot">{texts.states.unread}</Badge>}
        {review.featured && <Badge kind="good">{texts.featured}</Badge>}
        {review.provenance.map((each) => (
          <Badge key={each}>{provenance[each] ?? each}</Badge>
        ))}
      </p>
      {promised && (
        <p className="soft small">
          <bdi>{fill(texts.promised, { what: promised })}</bdi>
        </p>
      )}
      {importedFrom && (
        <p className="soft small">
          <bdi>{fill(texts.imported, { where: importedFrom })}</bdi>
        </p>
      )}
      {answer && (
        <div>
          <h3>{texts.shopAnswer}</h3>
          <p className="quoted">
            <bdi>{answer}</bdi>
          </p>
        </div>
      )}
      <div className="row">
        {(!published || !read) && (
          <Button kind="primary" icon="check" onClick={() => onDeed("publish")}>
            {texts.publish}
          </Button>
        )}
        {state !== "hidden" && <Button onClick={() => onAsk("hide")}>{texts.hide}</Button>}
        {published && (
          <Button icon="reply" onClick={() => onAsk("answer")}>
            {answer ? texts.editAnswer : texts.answer}
          </Button>
        )}
        {published && review.permission && review.text && (
          <Button icon="star" onClick={() => onDeed(review.featured ? "unfeature" : "feature")}>
            {review.featured ? texts.unfeature : texts.feature}
          </Button>
        )}
      </div>
      <ReviewHistory review={review.id} />
    </article>
  );
}

function Stars({ n }: { readonly n: number }): ReactElement {
  const { decisions } = useTexts();
  const format = useFormat();
  return (
    <p className="stars">
      <span aria-hidden="true">
        {"★".repeat(n)}
        <span className="stars-off">{"★".repeat(5 - n)}</span>
      </span>
      <span className="unseen">{format.count(decisions.reviews.stars, n)}</span>
    </p>
  );
}
