import { emit, type WidgetEvents } from "./events.ts";

/** Names under which the lifecycle's tracker learns of what a widget tells. */
const TRACKED: { readonly [Name in keyof WidgetEvents]?: string } = {
  "stagelight:newsletter-started": "Form Started",
  "stagelight:newsletter-requested": "Newsletter Requested",
  "stagelight:newsletter-posted": "Newsletter Requested",
  "stagelight:referral-shared": "Referral Link Shared",
};

/** Tells the page, and the tracker where there is one. */
export function tell<Name extends keyof WidgetEvents>(
  from: Element,
  name: Name,
  detail: WidgetEvents[Name],
): void {
  emit(from, name, detail);
  const event = TRACKED[name];
  const { stagelight } = globalThis as {
    stagelight?: { track?(event: string, properties: unknown): void };
  };
  if (event) stagelight?.track?.(event, detail);
}
