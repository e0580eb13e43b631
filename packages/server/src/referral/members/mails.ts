import { mailJob } from "../../mail/mail-job.ts";
import type { NewJob } from "../../outbox/job.ts";
import type { ReferralMemberTable } from "../../store/referral-tables.ts";

/** Templates of the mails of referral. */
const LINK_TEMPLATE = "referral-link";
const INVITE_TEMPLATE = "referral-invite";

/**
 * The mail that leads somebody to their link. Nothing of a form stands in it: anybody can write
 * anything there to anybody.
 *
 * @param cause the same cause makes the same mail
 * @param now milliseconds since 1970
 */
export function linkMail(
  { id, address, locale }: Pick<ReferralMemberTable, "id" | "address" | "locale">,
  about: {
    readonly program: string;
    /** Version of the terms that were shown. */
    readonly terms: string;
    /** As `Guard.ofNetwork` gives it. */
    readonly ofNetwork?: number | undefined;
  },
  cause: string,
  now: number,
): NewJob {
  const { program, terms, ofNetwork } = about;
  return mailJob({
    template: LINK_TEMPLATE,
    category: "confirmation",
    language: locale,
    to: { address },
    data: {},
    referral: { member: id, program, terms },
    ...(ofNetwork !== undefined && { ofNetwork }),
    cause,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}

/** Who invites whom. */
export interface Invitation {
  readonly program: string;
  /** The member who invites. */
  readonly member: string;
  /** First name: whoever gets the mail is told who has asked for it. */
  readonly by: string;
  readonly to: { readonly address: string; readonly locale: string };
  /** Keyed hash of the friend's mailbox. */
  readonly friend: string;
  /** In the friend's language. */
  readonly gift?: string | undefined;
  readonly disclosure?: string | undefined;
  /** Absolute, with the code. */
  readonly link: string;
}

/**
 * The mail that invites a friend, in the words of a template: a member writes nothing in it. One
 * program invites a mailbox once, whoever asks.
 *
 * @param now milliseconds since 1970
 */
export function inviteMail(invitation: Invitation, now: number): NewJob {
  const { program, member, by, to, friend, gift, disclosure, link } = invitation;
  return mailJob({
    template: INVITE_TEMPLATE,
    category: "marketing",
    language: to.locale,
    to: { address: to.address },
    data: {
      referral: { program, by, ...(gift && { gift }), ...(disclosure && { disclosure }) },
      links: { invitation: link },
    },
    referral: { member, program, terms: "", invites: true },
    cause: `${program} ${friend}`,
    visitorId: null,
    profileId: null,
    createdAt: now,
    dueAt: now,
  });
}
