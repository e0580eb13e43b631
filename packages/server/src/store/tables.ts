import type { Generated, GeneratedAlways } from "kysely";

/** Times are milliseconds since 1970 where nothing else is said; JSON is kept as text. */
export interface Tables {
  log: LogTable;
  projection: ProjectionTable;
  seen_message: SeenMessageTable;
  visitor: VisitorTable;
  profile: ProfileTable;
  identity: IdentityTable;
  transition: TransitionTable;
  job: JobTable;
  endpoint: EndpointTable;
  mail_record: MailRecordTable;
  placed_order: PlacedOrderTable;
  seen_delivery: SeenDeliveryTable;
  snapshot_visitor: VisitorTable;
  snapshot_profile: ProfileTable;
  snapshot_identity: IdentityTable;
  replay_visitor: VisitorTable;
  replay_profile: ProfileTable;
  replay_identity: IdentityTable;
  replay_transition: TransitionTable;
  suppression: SuppressionTable;
  rate_limit: RateLimitTable;
  subscriber: SubscriberTable;
  subscription: SubscriptionTable;
  sign_up: SignUpTable;
  consent_receipt: ConsentReceiptTable;
  incentive_grant: IncentiveGrantTable;
  incentive_taken: IncentiveTakenTable;
  incentive_code: IncentiveCodeTable;
  spent_proof: SpentProofTable;
}

/** What happened, in order, as it was acknowledged. Appended to; nothing else has an index here. */
export interface LogTable {
  /** PostgreSQL only: the transaction that wrote the row. Rows are read in order of `tx`, `id`. */
  tx: Generated<number>;
  id: GeneratedAlways<number>;
  received_at: number;
  /** See `Trust` in ../log/log.ts. */
  trust: number;
  /** The event, as JSON. */
  body: string;
}

/** How far a projection has read the log. */
export interface ProjectionTable {
  name: string;
  position: string;
  /** Raised by whoever else changes what the projection writes. */
  generation: number;
  /** Hash of the lifecycle model that the states were made with; of `replay` the run's own number. */
  model: string;
}

/** Ids of messages that were projected, hashed, so that a repeat is known. */
export interface SeenMessageTable {
  hash: string;
  /** Days since 1970. */
  day: number;
}

/** One browser. A visitor that belongs to a profile has no states of its own. */
export interface VisitorTable {
  /** The `anonymousId` of its events. */
  id: string;
  profile_id: string | null;
  first_seen: number;
  last_seen: number;
  hint: string | null;
  verified: string | null;
  /** What the browser has said of the person, unproven: `{ userId, traits }`. */
  claims: string | null;
  /** The purposes that were granted last, and when that was heard. */
  consent: string | null;
  consent_at: number | null;
}

/** A known person. */
export interface ProfileTable {
  id: string;
  first_seen: number;
  last_seen: number;
  hint: string | null;
  verified: string | null;
  /** What the site's server has said of the person. */
  traits: string | null;
  /** The purposes that were granted last, by what the site's server has sent without a visitor. */
  consent: string | null;
  consent_at: number | null;
}

/** What is proven to belong to a profile. */
export interface IdentityTable {
  kind: "user" | "email";
  value: string;
  profile_id: string;
}

/** One recorded change of stage. */
export interface TransitionTable {
  id: Generated<number>;
  /** Row of the log that caused it. */
  log_id: number;
  visitor_id: string | null;
  profile_id: string | null;
  standing: "hint" | "verified";
  track: string;
  from_stage: string;
  to_stage: string;
  at: number;
  kind: string;
  rule: string;
  /** What was counted, and the id of the message that tipped it. */
  evidence: string;
}

/** What is still to be done outside because of something that was recorded: see ../outbox/job.ts. */
export interface JobTable {
  id: Generated<number>;
  uid: string;
  kind: string;
  endpoint: string;
  /** Id of the lifecycle mail that it is about. */
  topic: string | null;
  /** While a job with a key is there, no other with the same key is made. */
  unique_key: string | null;
  visitor_id: string | null;
  profile_id: string | null;
  /** Address that it goes to, in its canonical form. */
  recipient: string | null;
  payload: string;
  created_at: number;
  /** When it was first to be done; giving up is counted from here. */
  wanted_at: number;
  due_at: number;
  /** How often it has failed. */
  attempts: number;
  /** Who works on it just now; only they may end it. */
  lease: string | null;
  leased_until: number | null;
  dead_at: number | null;
  /** Why it failed last, without personal data. */
  trouble: string | null;
}

/** How it goes with a place that jobs go to. Without a row, all is well. */
export interface EndpointTable {
  name: string;
  /** Calls that failed in a row. */
  failures: number;
  /** Until then nothing is sent. A time that has passed: one call is tried, and decides. */
  open_until: number | null;
  failing_since: number | null;
  /** Since then nothing is sent until somebody enables it. */
  disabled_at: number | null;
}

/** Mails that were sent, or why not. */
export interface MailRecordTable {
  id: Generated<number>;
  /** The job's. */
  uid: string;
  /** The lifecycle mail's id, or the template's name. */
  mail: string;
  category: string;
  /** Keyed hash of the canonical address. */
  address_key: string;
  visitor_id: string | null;
  profile_id: string | null;
  at: number;
  outcome: string;
}

/** Orders that the site's server or a shop vouches for. */
export interface PlacedOrderTable {
  /** Hash of the order's id and of whom it was first known to belong to. */
  id: string;
  order_id: string;
  visitor_id: string | null;
  profile_id: string | null;
  at: number;
}

/** Deliveries of sources that were taken in, so that a repeat is known. */
export interface SeenDeliveryTable {
  source: string;
  hash: string;
  seen_at: number;
}

/** Who must not be written to, as keyed hashes: kept when the person is erased. */
export interface SuppressionTable {
  hash: string;
  /** `every` mail, or only `marketing`. */
  scope: string;
  reason: string;
  created_at: number;
}

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

/** Proofs of work that were taken, so that none is taken twice. */
export interface SpentProofTable {
  hash: string;
  /** When it is too old to be taken anyway. */
  until: number;
}

/** How often who called lately, for the limits that servers share. SQLite has one server: no rows. */
export interface RateLimitTable {
  /** The limit's name, and a keyed hash of the address. */
  key: string;
  points: number;
  expire: number | null;
}
