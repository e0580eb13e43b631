import type { ReactElement } from "react";
import type { WidgetEvents } from "../platform/events.ts";
import { WidgetHost, type WidgetProps } from "../platform/react.tsx";
import { referralGiftStub } from "./referral-gift-stub.ts";
import { widget } from "./referral-gift-widget.ts";

/** What `<ReferralGift>` takes. */
export interface ReferralGiftProps extends WidgetProps {
  readonly heading?: string;
  /** The code lies on the clipboard. */
  readonly onCopied?: (detail: WidgetEvents["stagelight:referral-copied"]) => void;
}

/** What a friend's link has brought; nothing to who came by none. */
export function ReferralGift(props: ReferralGiftProps): ReactElement {
  return (
    <WidgetHost
      {...props}
      stub={referralGiftStub}
      widget={widget}
      settings={undefined}
      attributes={{ heading: props.heading }}
      on={{ "stagelight:referral-copied": props.onCopied }}
    />
  );
}
