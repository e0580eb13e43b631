import type { CODE_SOURCES, Money } from "@stagelight/core/referral";

/** Who has done something, by hashes where hashes do. Plain data. */
export interface Friend {
  /** In its canonical form, and as it was told; nothing where nobody has told it. */
  readonly email?: string;
  readonly address?: string;
  readonly name?: string;
  readonly locale: string;
  /** As `mailboxKeys` gives them; empty without an address. */
  readonly addressKeys: readonly string[];
  /** As `selfKeys` gives them, or `profileKeys` without an address. */
  readonly selfKeys: readonly string[];
  readonly profileId: string | null;
  readonly visitorId: string | null;
  /** Truncated, of the internet; nothing of a network that is not public. */
  readonly network?: string;
  /** The address is of a service of mailboxes for a day. */
  readonly disposable: boolean;
}

/** An order, as the tables know it. */
export interface DeedOrder {
  /** `orderKey` of its id. */
  readonly key: string;
  readonly total?: Money;
  /** As `paymentKey` gives it. */
  readonly payment?: string;
}

/** What somebody has done, for which somebody may be rewarded. Plain data. */
export interface Deed {
  readonly kind: "order" | "sign-up";
  /** Names it: `order:…`, `sign-up:…`. What was done for it once is not done again. */
  readonly conversion: string;
  /** Milliseconds since 1970: when it happened. */
  readonly at: number;
  readonly friend: Friend;
  /** A referral code that came with it, in its canonical form. */
  readonly code?: string;
  /** Whether it was typed or brought by a visit; nothing where nobody has said so. */
  readonly codeBy?: (typeof CODE_SOURCES)[number];
  readonly order?: DeedOrder;
}
