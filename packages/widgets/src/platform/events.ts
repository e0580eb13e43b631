import type { ScoreKind } from "@stagelight/core/review";
import type { Unavailable } from "./availability.ts";

/** Which way a referral link leaves the page. `device`: what the device itself offers. */
export type ShareChannel = "device" | "copy" | "email" | "whatsapp" | "kakaotalk" | "line" | "qr";

/** What widgets tell the page: events on the widget's element, which bubble to the document. */
export interface WidgetEvents {
  /** The widget's code is at work. */
  "stagelight:widget-ready": { readonly widget: string };
  /** The widget does not work here. */
  "stagelight:widget-unavailable": { readonly widget: string; readonly reason: Unavailable };
  /**
   * A prompt was shown; the widget in it has what it asked for; the person has put it off, or closed it
   * after answering.
   */
  "stagelight:prompt": {
    readonly id: string;
    readonly widget: string;
    readonly as: string;
    readonly action: "shown" | "answered" | "dismissed" | "closed";
  };
  /** Somebody has begun to fill in a form. */
  "stagelight:newsletter-started": { readonly form: string };
  /** There is no connection: a sign-up is kept in this browser, and sent when there is one. */
  "stagelight:newsletter-kept": { readonly form: string; readonly lists: readonly string[] };
  /** The server has taken a sign-up. Whether the person confirms it, only the server knows. */
  "stagelight:newsletter-requested": { readonly form: string; readonly lists: readonly string[] };
  /** The browser posts a sign-up to the newsletter service of a site without a server, and leaves the page. */
  "stagelight:newsletter-posted": { readonly form: string; readonly lists: readonly string[] };
  /** A sign-up was not taken. */
  "stagelight:newsletter-failed": { readonly form: string; readonly reason: string };
  /** Somebody has asked for a referral link by mail. Whether the address is theirs, only the server knows. */
  "stagelight:referral-requested": { readonly program: string };
  /** Somebody whom the server knows has taken a link. */
  "stagelight:referral-joined": { readonly program: string };
  /** The link, the message or a reward's code lies on the clipboard. */
  "stagelight:referral-copied": {
    readonly program: string;
    readonly what: "link" | "message" | "code";
  };
  /** The link has left the page: which way, not to whom. */
  "stagelight:referral-shared": { readonly program: string; readonly channel: ShareChannel };
  /** A form was not taken, or what belongs to a link could not be read. */
  "stagelight:referral-failed": { readonly program: string; readonly reason: string };
  /** Somebody has begun to fill in a review. `kind`: what was asked, "stars" or a score of the shop. */
  "stagelight:review-started": ReviewDetail;
  /** There is no connection: a review is kept in this browser, and sent when there is one. */
  "stagelight:review-kept": ReviewDetail;
  /** The server has taken a review. */
  "stagelight:review-submitted": ReviewDetail & { readonly stars: number };
  /** The server has taken a score of the shop. */
  "stagelight:review-scored": ReviewDetail & { readonly score: number };
  /** Somebody goes to one of the places where everybody can review. */
  "stagelight:review-link": ReviewDetail & { readonly link: string };
  /** A review was not taken. */
  "stagelight:review-failed": ReviewDetail & { readonly reason: string };
  /** Somebody has begun to answer a survey. */
  "stagelight:survey-started": { readonly survey: string };
  /** There is no connection: the answers are kept in this browser, and sent when there is one. */
  "stagelight:survey-kept": { readonly survey: string };
  /** The server has taken the answers. */
  "stagelight:survey-answered": { readonly survey: string };
  /** The answer to a question that asks for a score was among them. */
  "stagelight:survey-scored": {
    readonly survey: string;
    readonly kind: ScoreKind;
    readonly score: number;
  };
  /** Somebody goes to one of the places where everybody can review. */
  "stagelight:survey-link": { readonly survey: string; readonly link: string };
  /** The answers were not taken. */
  "stagelight:survey-failed": { readonly survey: string; readonly reason: string };
  /** The chat's panel is there, or is not any more. `talking`: something was said before. */
  "stagelight:chat-opened": { readonly talking: boolean };
  "stagelight:chat-closed": { readonly talking: boolean };
  /** The server has taken the first message of a conversation. */
  "stagelight:chat-started": { readonly conversation: string };
  /** Somebody has answered: who, never what. */
  "stagelight:chat-message": {
    readonly conversation: string;
    readonly author: "visitor" | "agent" | "answerer" | "system";
  };
  /** Somebody has said how it was. */
  "stagelight:chat-rated": { readonly conversation: string; readonly score: number };
  /** How many messages have come that were not seen. */
  "stagelight:chat-unread": { readonly count: number };
}

interface ReviewDetail {
  readonly kind: ScoreKind;
  /** The shop's id of the product, where the page has said it. */
  readonly product?: string;
}

type WidgetEventMap = { readonly [Name in keyof WidgetEvents]: CustomEvent<WidgetEvents[Name]> };

declare global {
  interface HTMLElementEventMap extends WidgetEventMap {}
  interface DocumentEventMap extends WidgetEventMap {}
}

/** Tells the page. */
export function emit<Name extends keyof WidgetEvents>(
  from: Element,
  name: Name,
  detail: WidgetEvents[Name],
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
}
