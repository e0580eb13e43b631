import type { ReactElement } from "react";
import { QuietButton } from "../design/button.tsx";
import type { ViewProps } from "../platform/widget.ts";
import type { ReferralGiftOptions } from "./referral-gift-options.ts";
import type { ReferralGiftPage, ReferralGiftState } from "./referral-gift-page.ts";
import type { ReferralGiftTexts } from "./texts/texts.ts";

type Props = ViewProps<ReferralGiftOptions, ReferralGiftTexts, ReferralGiftState, ReferralGiftPage>;

/** What a friend is given, and the code for it; else what stands in the element. */
export function ReferralGiftView({ options, texts, state, page }: Props): ReactElement {
  const { given, copied } = state;
  if (!given) return <slot />;
  const { name, gift, code } = given;
  const heading = name ? texts.from.replace("{name}", name) : texts.fromFriend;
  return (
    <div className="gift" part="box">
      <h2 part="heading">{options.heading ?? heading}</h2>
      <p className="what" part="incentive">
        {gift}
      </p>
      <p className="code">
        <span>
          {`${texts.code} `}
          <code dir="ltr">{code}</code>
        </span>
        <QuietButton onClick={() => void page.copy()}>{texts.copy}</QuietButton>
      </p>
      <p className="muted">{texts.how}</p>
      <p role="status" className={copied === undefined ? "unseen" : "muted"}>
        {copied === undefined ? null : copied ? texts.copied : texts.notCopied}
      </p>
    </div>
  );
}
