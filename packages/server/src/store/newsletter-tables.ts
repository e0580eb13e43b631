/** Somebody who has signed up for the newsletter, confirmed or not: one row for each mailbox. */
export interface SubscriberTable {
  id: string;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  address_key: string;
  /** In its canonical form. */
  email: string;
  /** What the person says of itself; empty before the first confirmation. `fields` by their ids. */
  name: string | null;
  fields: string;
  locale: string;
  /** How often the person wants mail, if not as the lists say. */
  frequency: string | null;
  created_at: number;
  changed_at: number;
  /** When the address was proven first; never: it is a sign-up that waits. */
  confirmed_at: number | null;
}

/** A list that somebody gets, or got. What waits for a confirmation stands in `sign_up`. */
export interface SubscriptionTable {
  subscriber_id: string;
  list: string;
  state: "confirmed" | "left";
  /** When it became so. */
  at: number;
  /** Why it was left, if the person said so. */
  reason: string | null;
}

/** A form that was sent, and what is to become of it once the address is confirmed. */
export interface SignUpTable {
  id: string;
  subscriber_id: string;
  /** As it was given: there the mail goes. */
  address: string;
  name: string | null;
  fields: string;
  /** Ids, as JSON. */
  lists: string;
  locale: string;
  form: string | null;
  /** What the person agreed to, in the words and the version that were shown. */
  wording: string;
  version: string;
  page: string | null;
  /** Hash of what the browser keeps that has sent the form: there no button is needed. */
  browser_hash: string | null;
  /** The code of the friend's link by which the person has come. */
  referral_code: string | null;
  /** How that came: by hand, by the page's address, by a cookie; nothing where the form has not said so. */
  referral_by: "typed" | "link" | "cookie" | null;
  asked_at: number;
  confirmed_at: number | null;
}

/** What the person has done, and what was said to them: never changed. */
export interface ConsentReceiptTable {
  id: string;
  subscriber_id: string;
  action: "asked" | "confirmed" | "refused" | "changed" | "left" | "imported";
  at: number;
  /** Ids of the lists that it is about, as JSON. */
  lists: string;
  wording: string | null;
  version: string | null;
  page: string | null;
  form: string | null;
  /** Truncated, of the internet. */
  address: string | null;
  language: string | null;
}

/** What somebody was given for signing up, or is owed. */
export interface IncentiveGrantTable {
  id: string;
  /** Names the incentive. */
  incentive: string;
  code: string | null;
  subscriber_id: string;
  /** When the sign-up was confirmed. */
  at: number;
  /** Not yet: there was no code, or the day's were gone. */
  given_at: number | null;
  /** Hash of the row in `incentive_taken`. */
  taken: string;
}

/** Who has had an incentive, as keyed hashes of mailboxes: kept when the person is erased. */
export interface IncentiveTakenTable {
  hash: string;
  incentive: string;
  /** When it was given; not yet while it is owed. */
  at: number | null;
}

/** The pool that codes are taken from. */
export interface IncentiveCodeTable {
  incentive: string;
  code: string;
  /** Codes are taken in this order. */
  position: number;
  taken_at: number | null;
}
