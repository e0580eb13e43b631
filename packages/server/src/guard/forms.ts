/** A form that anybody may send, and how much of it is fair. Counts are of one address. */
export interface GuardedForm {
  /** Proofs and tickets are bound to it. */
  readonly name: string;
  /** Seconds after which counting begins anew. */
  readonly seconds: number;
  /** So many are taken without asking for anything. */
  readonly free: number;
  /** So many are looked at; what is more is refused. A form that is asked for a proof counts twice. */
  readonly most: number;
  /** Milliseconds that a person needs at least. */
  readonly quickest: number;
  /** So many forms without code are looked at. */
  readonly slowly: number;
  /** So many of all addresses together, while there is an alarm. */
  readonly slowlyInAlarm: number;
  /** Of these, so many of one network. */
  readonly slowlyOfNetwork: number;
  /** Seconds that one without code waits; twice and three times as many when it is warmer. */
  readonly waits: number;
  /** It is no sign-up: however many come, no alarm of sign-ups is raised. */
  readonly signsUp?: false;
}

/** Signing up for the newsletter, and asking for the mail again. */
export const NEWSLETTER_FORM: GuardedForm = {
  name: "newsletter",
  seconds: 3_600,
  free: 5,
  // An office, a school or a café is one address.
  most: 120,
  quickest: 1_000,
  slowly: 20,
  slowlyInAlarm: 60,
  slowlyOfNetwork: 2,
  waits: 15,
};

/** Asking for the mail that leads to one's link for friends. */
export const REFERRAL_FORM: GuardedForm = { ...NEWSLETTER_FORM, name: "referral" };

/** A member who has friends invited: whoever it is was written to before. */
export const INVITE_FORM: GuardedForm = {
  ...NEWSLETTER_FORM,
  name: "referral-invite",
  free: 10,
  most: 40,
  quickest: 0,
};

/** Writing a review, or giving a score, without an invitation. */
export const REVIEW_FORM: GuardedForm = { ...NEWSLETTER_FORM, name: "review", signsUp: false };

/** Asking the shop for help with a review: whoever it is has written one. */
export const REVIEW_HELP_FORM: GuardedForm = { ...REVIEW_FORM, name: "review-help", quickest: 0 };

/** Finding a review helpful: people press many such buttons in a row. */
export const REVIEW_VOTE_FORM: GuardedForm = {
  ...REVIEW_FORM,
  name: "review-vote",
  free: 20,
  quickest: 0,
};

/** Answering a survey. */
export const SURVEY_FORM: GuardedForm = {
  ...NEWSLETTER_FORM,
  name: "survey",
  free: 10,
  signsUp: false,
};

/** Beginning a conversation in the chat. */
export const CHAT_FORM: GuardedForm = {
  ...NEWSLETTER_FORM,
  name: "chat",
  free: 20,
  most: 400,
  quickest: 0,
  signsUp: false,
};

/** Writing to the team without JavaScript. */
export const CONTACT_FORM: GuardedForm = { ...NEWSLETTER_FORM, name: "contact", signsUp: false };
