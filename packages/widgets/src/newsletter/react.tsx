import type { ReactElement } from "react";
import type { WidgetEvents } from "../platform/events.ts";
import { WidgetHost, type WidgetProps } from "../platform/react.tsx";
import type { NewsletterSettings } from "./newsletter-options.ts";
import { newsletterStub } from "./newsletter-stub.ts";
import { widget } from "./newsletter-widget.ts";

/** What `<Newsletter>` takes. */
export interface NewsletterProps extends WidgetProps {
  /** What the site's config says of its newsletter: lists, fields, consent. */
  readonly settings?: NewsletterSettings;
  /** Tells one form of a site from another, in reports. */
  readonly form?: string;
  readonly heading?: string;
  readonly description?: string;
  readonly button?: string;
  /** Lists that the form is for; the visitor then picks none. */
  readonly lists?: readonly string[];
  /** Somebody has begun to fill it in. */
  readonly onStarted?: (detail: WidgetEvents["stagelight:newsletter-started"]) => void;
  /** There is no connection: a sign-up is kept in this browser, and sent when there is one. */
  readonly onKept?: (detail: WidgetEvents["stagelight:newsletter-kept"]) => void;
  /** The browser posts a sign-up to the newsletter service of a site without a server. */
  readonly onPosted?: (detail: WidgetEvents["stagelight:newsletter-posted"]) => void;
  /** The server has taken a sign-up; the person has a mail to confirm. */
  readonly onRequested?: (detail: WidgetEvents["stagelight:newsletter-requested"]) => void;
  /** A sign-up was not taken. */
  readonly onFailed?: (detail: WidgetEvents["stagelight:newsletter-failed"]) => void;
}

/** The newsletter form. */
export function Newsletter(props: NewsletterProps): ReactElement {
  const { settings, form, heading, description, button, lists } = props;
  return (
    <WidgetHost
      {...props}
      stub={newsletterStub}
      widget={widget}
      settings={settings}
      attributes={{ form, heading, description, button, lists: lists?.join(" ") }}
      on={{
        "stagelight:newsletter-started": props.onStarted,
        "stagelight:newsletter-kept": props.onKept,
        "stagelight:newsletter-posted": props.onPosted,
        "stagelight:newsletter-requested": props.onRequested,
        "stagelight:newsletter-failed": props.onFailed,
      }}
    />
  );
}
