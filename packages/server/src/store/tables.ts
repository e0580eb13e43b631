import type { Generated, GeneratedAlways } from "kysely";
import type {
  CannedAnswerTable,
  ChatAttachmentTable,
  ChatEntryTable,
  ChatLabelTable,
  ChatPositionTable,
  ChatSettingTable,
  ChatUnansweredTable,
  ConversationTable,
} from "./chat-tables.ts";
import type {
  ConsentReceiptTable,
  IncentiveCodeTable,
  IncentiveGrantTable,
  IncentiveTakenTable,
  SignUpTable,
  SubscriberTable,
  SubscriptionTable,
} from "./newsletter-tables.ts";
import type {
  LedgerTransferTable,
  ReferralBudgetTable,
  ReferralGiftTable,
  ReferralClickTable,
  ReferralCodeTable,
  ReferralMemberTable,
  ReferralOrderTable,
  ReferralTable,
  ReferralTouchTable,
  RewardTable,
} from "./referral-tables.ts";
import type {
  ReviewDecisionTable,
  ReviewInvitationTable,
  ReviewPhotoTable,
  ReviewProductTable,
  ReviewTable,
  ReviewVoteTable,
  SurveyAnswerTable,
} from "./review-tables.ts";
import type {
  AuditEntryTable,
  PushSubscriptionTable,
  TeamLinkTable,
  TeamMemberTable,
  TeamSessionTable,
} from "./team-tables.ts";

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
  referral_member: ReferralMemberTable;
  referral_code: ReferralCodeTable;
  referral_click: ReferralClickTable;
  referral_touch: ReferralTouchTable;
  referral_order: ReferralOrderTable;
  referral_gift: ReferralGiftTable;
  referral: ReferralTable;
  reward: RewardTable;
  ledger_transfer: LedgerTransferTable;
  referral_budget: ReferralBudgetTable;
  review_invitation: ReviewInvitationTable;
  review: ReviewTable;
  review_photo: ReviewPhotoTable;
  review_vote: ReviewVoteTable;
  review_decision: ReviewDecisionTable;
  review_product: ReviewProductTable;
  survey_answer: SurveyAnswerTable;
  team_member: TeamMemberTable;
  team_session: TeamSessionTable;
  team_link: TeamLinkTable;
  audit_entry: AuditEntryTable;
  push_subscription: PushSubscriptionTable;
  chat_position: ChatPositionTable;
  conversation: ConversationTable;
  chat_entry: ChatEntryTable;
  chat_label: ChatLabelTable;
  chat_attachment: ChatAttachmentTable;
  chat_unanswered: ChatUnansweredTable;
  chat_setting: ChatSettingTable;
  canned_answer: CannedAnswerTable;
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
