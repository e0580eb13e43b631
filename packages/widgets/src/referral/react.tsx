import type { ReactElement } from "react";
import type { WidgetEvents } from "../platform/events.ts";
import { WidgetHost, type WidgetProps } from "../platform/react.tsx";
import type { ReferralSettings } from "./referral-options.ts";
import { referralStub } from "./referral-stub.ts";
import { widget } from "./referral-widget.ts";

/** What `<Referral>` takes. */
export interface ReferralProps extends WidgetProps {
  /** What the site's config says of its programs. */
  readonly settings?: ReferralSettings;
  /** Id of a program; without it the first. */
  readonly program?: string;
  readonly heading?: string;
  readonly description?: string;
  readonly button?: string;
  /** A mail with the link is under way. */
  readonly onRequested?: (detail: WidgetEvents["stagelight:referral-requested"]) => void;
  /** Somebody whom the server knows has taken a link. */
  readonly onJoined?: (detail: WidgetEvents["stagelight:referral-joined"]) => void;
  /** Something lies on the clipboard. */
  readonly onCopied?: (detail: WidgetEvents["stagelight:referral-copied"]) => void;
  /** The link has left the page. */
  readonly onShared?: (detail: WidgetEvents["stagelight:referral-shared"]) => void;
  /** A form was not taken, or what belongs to a link could not be read. */
  readonly onFailed?: (detail: WidgetEvents["stagelight:referral-failed"]) => void;
}

/** The referral widget. */
export function Referral(props: ReferralProps): ReactElement {
  const { settings, program, heading, description, button } = props;
  return (
    <WidgetHost
      {...props}
      stub={referralStub}
      widget={widget}
      settings={settings}
      attributes={{ program, heading, description, button }}
      on={{
        "stagelight:referral-requested": props.onRequested,
        "stagelight:referral-joined": props.onJoined,
        "stagelight:referral-copied": props.onCopied,
        "stagelight:referral-shared": props.onShared,
        "stagelight:referral-failed": props.onFailed,
      }}
    />
  );
}
