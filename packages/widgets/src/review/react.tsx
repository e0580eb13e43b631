import type { ReactElement } from "react";
import type { WidgetEvents } from "../platform/events.ts";
import { WidgetHost, type WidgetProps } from "../platform/react.tsx";
import type { ReviewSettings } from "./review-options.ts";
import { reviewStub } from "./review-stub.ts";
import { widget } from "./review-widget.ts";

/** What `<ReviewRequest>` takes. */
export interface ReviewRequestProps extends WidgetProps {
  /** What the site's config says of its reviews: links, photos, thanks, policy. */
  readonly settings?: ReviewSettings;
  /** The shop's id of the product, and what people call it. */
  readonly product?: string;
  readonly name?: string;
  /** What is asked: stars of a product, or a score of the shop. Default: `stars`. */
  readonly ask?: "stars" | "nps" | "csat" | "ces";
  readonly heading?: string;
  readonly description?: string;
  readonly button?: string;
  /** Somebody has begun to fill it in. */
  readonly onStarted?: (detail: WidgetEvents["stagelight:review-started"]) => void;
  /** There is no connection: it is kept in this browser, and sent when there is one. */
  readonly onKept?: (detail: WidgetEvents["stagelight:review-kept"]) => void;
  /** The server has taken a review. */
  readonly onSubmitted?: (detail: WidgetEvents["stagelight:review-submitted"]) => void;
  /** The server has taken a score of the shop. */
  readonly onScored?: (detail: WidgetEvents["stagelight:review-scored"]) => void;
  /** Somebody goes to one of the places where everybody can review. */
  readonly onLink?: (detail: WidgetEvents["stagelight:review-link"]) => void;
  /** It was not taken. */
  readonly onFailed?: (detail: WidgetEvents["stagelight:review-failed"]) => void;
}

/** The form that asks for a review. */
export function ReviewRequest(props: ReviewRequestProps): ReactElement {
  const { settings, product, name, ask, heading, description, button } = props;
  return (
    <WidgetHost
      {...props}
      stub={reviewStub}
      widget={widget}
      settings={settings}
      attributes={{ product, name, ask, heading, description, button }}
      on={{
        "stagelight:review-started": props.onStarted,
        "stagelight:review-kept": props.onKept,
        "stagelight:review-submitted": props.onSubmitted,
        "stagelight:review-scored": props.onScored,
        "stagelight:review-link": props.onLink,
        "stagelight:review-failed": props.onFailed,
      }}
    />
  );
}
