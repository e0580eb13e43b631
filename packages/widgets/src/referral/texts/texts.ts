import type { TOLD_REASONS } from "@stagelight/core/referral";
import type { CommonTexts, FewTexts } from "../../platform/texts/texts.ts";
import type { LinkProblem, RewardState } from "../referral-state.ts";

/** A few words above a sentence or two. */
interface Said {
  readonly heading: string;
  readonly text: string;
}

/** Why a reward waits, was not given or was taken back, as far as it matters to whom it is told. */
export type ReasonText = (typeof TOLD_REASONS)[keyof typeof TOLD_REASONS];

/** Words that members read, and others too. Each note is for whoever translates. */
export interface MemberTexts extends FewTexts {
  /** Title, where the site names no program. Three to six words. */
  readonly heading: string;
  /** Below it, where the site says nothing of its offer. One short sentence. */
  readonly description: string;
  /** Label of the field for the first name. */
  readonly name: string;
  /** Label of a box: friends who follow the link may read the first name above. */
  readonly showName: string;
  /** The main button of the form, and of who is known already. Two or three words. */
  readonly button: string;
  /** The main button while something is under way. */
  readonly busy: string;
  /** Below the button: who takes a link agrees to the terms. One short sentence. */
  readonly agree: string;
  /** What is pressed to read the terms. One or two words. */
  readonly terms: string;
  /** Link below them, to a page with all of them. */
  readonly allTerms: string;
  /** While the server is asked. One short sentence. */
  readonly loading: string;
  /** Title above such a failure, where what belongs to the person could not be read. */
  readonly unread: string;
  /** Button: asks again. */
  readonly retry: string;
  /** Nothing can be joined now, and why. `not-started`: `{date}` is the day on which it begins. */
  readonly closed: Readonly<Record<"not-started" | "over" | "full", Said>>;
  /** To somebody without a link who came by a friend's, above the rewards. One short sentence. */
  readonly friend: string;
  /** Label of the field with the person's own link. */
  readonly link: string;
  /** Button beside it. One word. */
  readonly copy: string;
  /** Label of the field with what friends are to read. */
  readonly message: string;
  /** Below it: it may be changed, but should go on saying that the sender gets something. */
  readonly messageHint: string;
  /** Title above the ways to send it. */
  readonly share: string;
  /** Buttons below it, by the way it goes. `device`: whatever the device offers; `copy`: the message. */
  readonly channels: Readonly<
    Record<"device" | "email" | "whatsapp" | "kakaotalk" | "line" | "copy", string>
  >;
  /** What is pressed to see the QR code: it is also how a link gets into WeChat. A few words. */
  readonly qr: string;
  /** Read out in the code's place. */
  readonly qrLabel: string;
  /** Below the code: what to do with it, and with WeChat. */
  readonly qrHint: string;
  /** What has come of a button: something is on the clipboard; or is not, and must be copied by hand. */
  readonly copied: string;
  readonly notCopied: string;
  /** The message is on the clipboard, for KakaoTalk, which pages cannot open. What to do now. */
  readonly pasted: string;
  readonly saved: string;
  /** How far the next milestone is: `{count}` of `{friends}`; what it brings stands behind it. */
  readonly progress: string;
  /** Names of three numbers: how often the link was opened, friends who came by it, those who counted. */
  readonly figures: Readonly<Record<"clicked" | "attributed" | "qualified", string>>;
  /** Title above the rewards. */
  readonly rewards: string;
  /** There are none yet. One short sentence. */
  readonly noRewards: string;
  /** Where a reward stands. One to three words. */
  readonly states: Readonly<Record<RewardState, string>>;
  /**
   * More of that. `held`: until the time in which orders can be sent back is over, `{date}`; `review`: a
   * person decides; `approved`: it was granted, and will be given; `reversed`: an order, or a friend, that
   * it was given for does not count any more. The reason stands behind it, where it can be told.
   */
  readonly stateNotes: Readonly<Record<"held" | "review" | "approved" | "reversed", string>>;
  /**
   * Why it waits for a person, was not given or was taken back. `order`: an order was sent back or
   * cancelled; `self`: giver and friend seem to be one person; `network`: giver and friend were in one network or
   * at one device; `address`: of a kind for a day; `many`: many friends in a short time. No accusation.
   */
  readonly reasons: Readonly<Record<ReasonText, string>>;
  /** Why the next friend brings no reward: this person has all they can get, or the offer has none left. */
  readonly limits: Readonly<Record<"person-full" | "full", string>>;
  /** Before a reward's code. */
  readonly code: string;
  /** Button behind it. */
  readonly copyCode: string;
  /** What can be spent. `{amount}`: with its currency. */
  readonly credit: string;
  /** What was spent before it was taken back; nobody has to pay it. */
  readonly debt: string;
  /** What is pressed to change name and box. */
  readonly nameSettings: string;
  readonly save: string;
  /** The link of the mail is not kept in this browser: how to come back. */
  readonly forgotten: string;
}

/** Words of the form alone. */
export interface FormTexts {
  /** The link of a mail was followed, and is too old, or none of ours; below it is the form. What to do. */
  readonly linkProblems: Readonly<Record<LinkProblem, string>>;
  /**
   * In the form's place: a mail is under way, with a link that opens the person's page. It comes once a
   * day at most, which those who ask often must know. `{address}`: theirs.
   */
  readonly sent: Said;
  /** Button: back to the form, to mend the address. */
  readonly again: string;
  /** Where nothing can be joined any more, once an address was sent: members get their mail. `{address}` */
  readonly mailed: string;
}

/** Words of the referral widget. */
export interface ReferralTexts extends CommonTexts, MemberTexts, FormTexts {}
