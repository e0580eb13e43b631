/** Somebody who has a link, had one, or has a reward as a friend: one row for each mailbox. */
export interface ReferralMemberTable {
  id: string;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  address_key: string;
  /** The same with the rules of mail providers, such as Gmail's dots: to know oneself by. */
  self_key: string;
  /** In its canonical form, and as it was given: there mails go. */
  email: string;
  address: string;
  name: string | null;
  /** 1 if friends may be told the first name. */
  show_name: number;
  locale: string;
  /** The browser that has asked for the link, or has ordered. */
  visitor_id: string | null;
  /** Truncated, of the internet. */
  network: string | null;
  created_at: number;
  /** When the address was proven first. */
  proven_at: number | null;
}

/** What a member's link says: one for each program. */
export interface ReferralCodeTable {
  code: string;
  program: string;
  member_id: string;
  created_at: number;
}

/** A visit by a link that was counted. */
export interface ReferralClickTable {
  id: string;
  code: string;
  at: number;
  /** Truncated, of the internet. */
  network: string | null;
}

/** A link by which a visitor came who has agreed to being remembered: the last time of each code. */
export interface ReferralTouchTable {
  visitor_id: string;
  program: string;
  code: string;
  /** When the visitor came by it first and last. */
  first_at: number;
  at: number;
}

/** One friend of one program. */
export interface ReferralTable {
  id: string;
  program: string;
  code: string;
  /** Rows of `referral_member`; who was erased is not there any more. */
  referrer_id: string;
  friend_id: string | null;
  /** Keyed hash of the friend's mailbox with the rules of mail providers: nobody is referred twice. */
  friend_key: string;
  state: "attributed" | "qualified" | "refused";
  attributed_at: number;
  qualified_at: number | null;
  /** What it qualified by: `order:…` or `sign-up:…`. Of a refusal: what it was refused for. */
  conversion: string | null;
  /** How it is known who referred whom, under which policy and window, as JSON. */
  evidence: string;
  /** Why it was refused, or waits for a person, as JSON. */
  reasons: string;
}

/** What one person gets, by one rule, for one conversion. */
export interface RewardTable {
  id: string;
  program: string;
  rule: string;
  referral_id: string | null;
  member_id: string;
  conversion: string;
  /** A currency, or `reward:<program>/<rule>`. */
  unit: string;
  amount: number;
  /** What of it has paid a debt, when it was issued. */
  settled: number;
  /** What it takes of the program's budget, in that budget's currency. */
  worth: number;
  state: "review" | "held" | "approved" | "issued" | "used" | "rejected" | "reversed";
  /** When it is approved, unless something comes between. */
  due_at: number | null;
  /** The code that the person has for it. */
  code: string | null;
  /** The order that it was used for. */
  used_for: string | null;
  reasons: string;
  created_at: number;
  changed_at: number;
}

/** A friend's gift that an order has used: one for each friend of a program. */
export interface ReferralGiftTable {
  program: string;
  /** As in `referral`: keyed hash of the mailbox with the rules of mail providers. */
  friend_key: string;
  /** Hash of the order's id; empty once the friend was erased. */
  order_key: string;
  at: number;
}

/**
 * The ledger: an amount that went from one account to another. Rows are never changed and never deleted,
 * which the database sees to. What an account holds is the sum of what came in less what went out.
 */
export interface LedgerTransferTable {
  /** Hash of what it is about and of the step: the same step is not taken twice. */
  id: string;
  /** What keeps its accounts here: `referral`. */
  book: string;
  unit: string;
  amount: number;
  from_account: string;
  to_account: string;
  /** Id of what it is about, a reward for one. */
  reference: string;
  step: string;
  at: number;
  /** A word of a closed list, never a person's. */
  reason: string | null;
  /** Who has caused it: `event`, `clock`, `command line`, `shop`. */
  actor: string | null;
}

/** What a program has given, and what is left. Locked by whatever gives. */
export interface ReferralBudgetTable {
  program: string;
  /** Rewards that are given or promised, and what they are worth. */
  rewards: number;
  worth: number;
  /** What is left, if there is an end of it. The database lets neither fall below nothing. */
  rewards_left: number | null;
  worth_left: number | null;
  /** The currency of `worth`. */
  unit: string | null;
}

/** Orders that were seen while there was a program: who has ordered before, and who pays alike. */
export interface ReferralOrderTable {
  /** Hash of the order's id. */
  id: string;
  /** As in `referral_member`. */
  address_key: string | null;
  self_key: string | null;
  /** Keyed hash of what the shop says the customer pays by. */
  payment_key: string | null;
  visitor_id: string | null;
  profile_id: string | null;
  /** What it cost, in minor units, as far as it was told. */
  amount: number | null;
  currency: string | null;
  /** What was paid back, in the same, by the messages that said so, as JSON. */
  refunds: string;
  at: number;
  /** When it was cancelled, or all of it was paid back. */
  undone_at: number | null;
}
