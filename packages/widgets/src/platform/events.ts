import type { Unavailable } from "./availability.ts";

/** What widgets tell the page: events on the widget's element, which bubble to the document. */
export interface WidgetEvents {
  /** The widget's code is at work. */
  "stagelight:widget-ready": { readonly widget: string };
  /** The widget does not work here. */
  "stagelight:widget-unavailable": { readonly widget: string; readonly reason: Unavailable };
  /** The server has taken a sign-up. Whether the person confirms it, only the server knows. */
  "stagelight:newsletter-requested": { readonly form: string; readonly lists: readonly string[] };
  /** A sign-up was not taken. */
  "stagelight:newsletter-failed": { readonly form: string; readonly reason: string };
}

type WidgetEventMap = { readonly [Name in keyof WidgetEvents]: CustomEvent<WidgetEvents[Name]> };

declare global {
  interface HTMLElementEventMap extends WidgetEventMap {}
  interface DocumentEventMap extends WidgetEventMap {}
}

/** Names under which the lifecycle's tracker learns of what a widget tells. */
const TRACKED: { readonly [Name in keyof WidgetEvents]?: string } = {
  "stagelight:newsletter-requested": "Newsletter Requested",
};

/** Tells the page, and the tracker where there is one. */
export function emit<Name extends keyof WidgetEvents>(
  from: Element,
  name: Name,
  detail: WidgetEvents[Name],
): void {
  from.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  const event = TRACKED[name];
  const { stagelight } = globalThis as {
    stagelight?: { track?(event: string, properties: unknown): void };
  };
  if (event) stagelight?.track?.(event, detail);
}
