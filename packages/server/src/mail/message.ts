/**
 * What a mail is for. `transactional`: what the person asked for, such as a confirmed order.
 * `confirmation`: asks whether an address is right. `marketing`: all else.
 */
export type MailCategory = "transactional" | "marketing" | "confirmation";

/** What a job of the endpoint `mail` says. */
export interface MailPayload {
  /** Name of a template, without language and ending. */
  readonly template: string;
  /** Default: what the template says, else `marketing`. */
  readonly category?: MailCategory;
  /** BCP 47; templates fall back to other languages. */
  readonly language: string;
  readonly to: { readonly address: string; readonly name?: string };
  /** Values of the template. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Id of the lifecycle mail, where it is one. */
  readonly mail?: string;
  /** Of a question whether an address is right: the sign-up that it is about. */
  readonly signUp?: string;
  /** Of the same: 1 for the first that its network asks for in a day; none where the site's backend asks. */
  readonly ofNetwork?: number;
  /** Of mail to a member of a referral program, or of an invitation by one: see referral/members. */
  readonly referral?: {
    /** Id of the row in `referral_member`. */
    readonly member: string;
    readonly program: string;
    /** Version of the terms that were shown, where the mail leads to a link for the first time. */
    readonly terms: string;
    /** It goes to a friend of the member's. */
    readonly invites?: boolean;
  };
  /** Of mail about reviews: the invitations that it is about, ids of rows in `review_invitation`. */
  readonly review?: {
    readonly invitations: readonly string[];
    /** It asks for reviews: of those that are still open. */
    readonly asks?: boolean;
  };
  /** Of mail of a conversation: see chat/mail/mail-facts.ts. */
  readonly chat?: {
    /** Id of the row in `conversation`. */
    readonly conversation: string;
    /** To its visitor what the team has said, or all of it; to the team that somebody waits. */
    readonly is: "answer" | "transcript" | "waiting";
    /** Of an answer: what stands behind this place. */
    readonly after?: number;
    /** Up to this place. */
    readonly upTo: number;
  };
  /** Of mail to somebody of the team: the link that it holds, made when it is sent, and when that is over. */
  readonly team?: { readonly link: string; readonly expiresAt: number };
  /** Of mail that somebody has subscribed to: who, and on which lists it is sent; any will do. */
  readonly subscriber?: { readonly id: string; readonly lists: readonly string[] };
}

/** Absolute addresses that a mail may show. None of them depends on a request. */
export interface MailLinks {
  /** The site's first page, with a slash at its end. */
  readonly site: string;
  /** Shown in everything that is not transactional. */
  readonly unsubscribe: string;
}

/** A mail to be rendered. */
export interface MailToRender extends MailPayload {
  readonly links: MailLinks;
}

/** A mail as people read it. */
export interface RenderedMail {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
  /** The payload's, else the template's. */
  readonly category: MailCategory;
  /** The language that it is in: of what the payload asked for, what there was. */
  readonly language: string;
}
