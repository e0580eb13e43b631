/**
 * The right to review one line of an order: one row, whether its owner is written to or not. It is never
 * deleted, so that no line is reviewed twice; whose it was is forgotten.
 */
export interface ReviewInvitationTable {
  id: string;
  /** Hash of the order's id. */
  order_key: string;
  /** The product as the shop calls it: its id or number. Empty: the order was cancelled before it came. */
  product: string;
  product_name: string | null;
  /** Where the product is shown, on the site. */
  product_url: string | null;
  visitor_id: string | null;
  profile_id: string | null;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  address_key: string | null;
  /** In its canonical form, and as it was given: there mails go. Nobody told one: the site alone asks. */
  email: string | null;
  address: string | null;
  name: string | null;
  locale: string;
  created_at: number;
  /** When its owner is asked. */
  due_at: number;
  sent_at: number | null;
  reminded_at: number | null;
  /** When the order, or this line of it, was cancelled or paid back. 0: whose it was is forgotten. */
  cancelled_at: number | null;
  /** When it was used, and the review that came of it: once. */
  used_at: number | null;
  review_id: string | null;
  /** What the mail has promised for a review, whatever the config says by now. */
  promised: string | null;
}

/** What somebody thinks of a product, or of the shop. */
export interface ReviewTable {
  id: string;
  /** As in `review_invitation`; of a score of the shop none. */
  product: string | null;
  kind: "stars" | "nps" | "csat" | "ces";
  score: number;
  /** As it was written; nobody but its author changes it. Erased with the person, the score stays. */
  text: string | null;
  author: string | null;
  locale: string;
  invitation_id: string | null;
  source: "mail" | "page" | "widget" | "import";
  /** Where an imported one was received, and a hash of what it is called there. */
  imported_from: string | null;
  import_key: string | null;
  /** 1 or 0, computed: a real order is behind it; it was asked for; something was promised for it. */
  verified: number;
  invited: number;
  incentivised: number;
  /** What the form has promised, in the words that were shown. */
  promised: string | null;
  /** The code that was given for it; owed while there is none. */
  thanks: string | null;
  state: "waiting" | "published" | "hidden";
  /** Why it is hidden: one of `HIDE_REASONS`. */
  reason: string | null;
  /** When a person of the shop has read it. */
  read_at: number | null;
  published_at: number | null;
  /** 1 if it may be quoted elsewhere, by its author's word. */
  permission: number;
  /** When the shop has picked it. */
  featured_at: number | null;
  visitor_id: string | null;
  profile_id: string | null;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  address_key: string | null;
  /** Truncated, of the internet; kept for some days. */
  network: string | null;
  /** What the shop has answered last: what it said before stands in `review_decision`. */
  answer: string | null;
  answered_at: number | null;
  /** People who have found it helpful. */
  votes: number;
  /** When its author has asked for help. */
  help_at: number | null;
  created_at: number;
  changed_at: number;
  /** Hash of what the browser has called the sending, so that a repeat is known. */
  idempotency: string | null;
}

/** A photo of a review, as it was encoded here. */
export interface ReviewPhotoTable {
  id: string;
  review_id: string;
  /** From 0 on: the first is shown first. */
  place: number;
  /** Media type: `image/webp`, say. */
  type: string;
  /** In pixels. */
  width: number;
  height: number;
  /** The file, in base64. */
  data: string;
  created_at: number;
}

/** Somebody who has found a review helpful: once. */
export interface ReviewVoteTable {
  review_id: string;
  /** Id of the profile, or of the visitor. */
  voter: string;
  visitor_id: string | null;
  profile_id: string | null;
  at: number;
}

/**
 * What was decided about a review, by whom and why. Rows are never changed and never deleted, which the
 * database sees to; only a note is struck out when the review's author is erased.
 */
export interface ReviewDecisionTable {
  id: string;
  review_id: string;
  at: number;
  /** Who has decided: `command line`, `rule`, `author`. */
  actor: string;
  action: string;
  /** One of a closed list. */
  reason: string | null;
  /** The review that it is a duplicate of. */
  other_id: string | null;
  /** What was written to it: the shop's answer, say. */
  note: string | null;
}

/** A product that reviews are about. */
export interface ReviewProductTable {
  product: string;
  name: string | null;
  url: string | null;
  /** Since when the average shown stands still, and that average with what belongs to it, as JSON. */
  frozen_at: number | null;
  frozen: string | null;
  /** When an alarm was raised last. */
  alarmed_at: number | null;
  /** When somebody has last let the average go on: what came before raises no alarm again. */
  released_at: number | null;
}

/** What somebody has answered to a survey. */
export interface SurveyAnswerTable {
  id: string;
  survey: string;
  /** By question, as JSON. */
  answers: string;
  locale: string;
  page: string | null;
  visitor_id: string | null;
  profile_id: string | null;
  /** Keyed hash of the mailbox, as `recordKeys` gives it. */
  address_key: string | null;
  created_at: number;
  /** Hash of what the browser has called the sending, so that a repeat is known. */
  idempotency: string | null;
}
