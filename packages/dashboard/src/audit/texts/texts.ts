/** Names of what is written down. */
export type AuditAction =
  | "signed-in"
  | "signed-in-by-recovery"
  | "signed-out"
  | "signed-out-everywhere"
  | "password-changed"
  | "password-reset"
  | "second-step-on"
  | "second-step-off"
  | "second-step-taken-off"
  | "first-owner-came"
  | "owner-came-by-command-line"
  | "link-made"
  | "member-invited"
  | "invitation-accepted"
  | "role-changed"
  | "member-deactivated"
  | "member-activated"
  | "person-exported"
  | "person-erased"
  | "newsletter-exported"
  | "referral-exported"
  | "reviews-exported"
  | "survey-exported"
  | "person-stage-set"
  | "reward-approved"
  | "reward-rejected"
  | "review-publish"
  | "review-hide"
  | "review-answer"
  | "review-feature"
  | "review-unfeature"
  | "average-unfrozen"
  | "dead-letters-retried"
  | "dead-letter-retried"
  | "dead-letter-dropped"
  | "endpoint-enabled"
  | "chat-setting"
  | "canned-answer-kept"
  | "canned-answer-deleted"
  | "question-seen-to";

/** Kinds of what is done something to, as the server names them. */
type AuditSubject =
  | "member"
  | "person"
  | "reward"
  | "review"
  | "product"
  | "job"
  | "endpoint"
  | "setting"
  | "canned-answer"
  | "question"
  | "newsletter"
  | "referral"
  | "reviews"
  | "survey";

/** Words of the audit log. */
export interface AuditTexts {
  /** Name in the navigation, and title. */
  readonly title: string;
  readonly about: string;
  readonly entries: string;
  readonly action: string;
  readonly actor: string;
  readonly subject: string;
  readonly detail: string;
  readonly at: string;
  /** What was done, as a short sentence without a subject. */
  readonly actions: Readonly<Record<AuditAction, string>>;
  /** What it was done to; an id follows. */
  readonly subjects: Readonly<Record<AuditSubject, string>>;
}
