import type { ReactElement } from "react";
import type { WidgetEvents } from "../platform/events.ts";
import { WidgetHost, type WidgetProps } from "../platform/react.tsx";
import type { SurveySettings } from "./survey-options.ts";
import { surveyStub } from "./survey-stub.ts";
import { widget } from "./survey-widget.ts";

/** What `<Survey>` takes. */
export interface SurveyProps extends WidgetProps {
  /** What the site's config says of its surveys, by their ids. */
  readonly settings: SurveySettings;
  /** Id of the survey. */
  readonly survey: string;
  readonly heading?: string;
  /** Somebody has begun to answer it. */
  readonly onStarted?: (detail: WidgetEvents["stagelight:survey-started"]) => void;
  /** There is no connection: the answers are kept in this browser, and sent when there is one. */
  readonly onKept?: (detail: WidgetEvents["stagelight:survey-kept"]) => void;
  /** The server has taken the answers. */
  readonly onAnswered?: (detail: WidgetEvents["stagelight:survey-answered"]) => void;
  /** The answer to a question that asks for a score was among them. */
  readonly onScored?: (detail: WidgetEvents["stagelight:survey-scored"]) => void;
  /** Somebody goes to one of the places where everybody can review. */
  readonly onLink?: (detail: WidgetEvents["stagelight:survey-link"]) => void;
  /** They were not taken. */
  readonly onFailed?: (detail: WidgetEvents["stagelight:survey-failed"]) => void;
}

/** A survey of the site. */
export function Survey(props: SurveyProps): ReactElement {
  const { settings, survey, heading } = props;
  return (
    <WidgetHost
      {...props}
      stub={surveyStub}
      widget={widget}
      settings={settings}
      attributes={{ survey, heading }}
      on={{
        "stagelight:survey-started": props.onStarted,
        "stagelight:survey-kept": props.onKept,
        "stagelight:survey-answered": props.onAnswered,
        "stagelight:survey-scored": props.onScored,
        "stagelight:survey-link": props.onLink,
        "stagelight:survey-failed": props.onFailed,
      }}
    />
  );
}
