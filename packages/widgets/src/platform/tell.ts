import { emit, type WidgetEvents } from "./events.ts";

/** Names under which the lifecycle's tracker learns of what a widget tells. */
export type Tracked = { readonly [Name in keyof WidgetEvents]?: string };

/** Tells the page, and the tracker where there is one. */
export function tell<Name extends keyof WidgetEvents>(
  from: Element,
  { tracked }: { readonly tracked?: Tracked | undefined },
  name: Name,
  detail: WidgetEvents[Name],
): void {
  emit(from, name, detail);
  const event = tracked?.[name];
  const { stagelight } = globalThis as {
    stagelight?: { track?(event: string, properties: unknown): void };
  };
  if (event) stagelight?.track?.(event, detail);
}
