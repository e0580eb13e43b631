import type { SegmentEvent, Source, SourceEvent } from "../../source.ts";

/** 2026-05-04T09:30Z, the time of tests. */
export const NOW = Date.UTC(2026, 4, 4, 9, 30);

/** What a source makes of a payload whose signature is right. */
export function mapped(
  source: Source,
  payload: unknown,
  {
    headers = {},
    options = {},
    name = source.id,
    now = NOW,
  }: {
    headers?: Record<string, string>;
    options?: object;
    name?: string;
    now?: number;
  } = {},
): readonly SourceEvent[] {
  const delivery = { body: Buffer.from(""), headers: new Headers(headers), now };
  const context = { name, options: source.options.parse(options), secrets: {} };
  return source.map(payload, delivery, context);
}

/** The events alone. */
export function eventsIn(...given: Parameters<typeof mapped>): SegmentEvent[] {
  return mapped(...given).map(({ event }) => event);
}
