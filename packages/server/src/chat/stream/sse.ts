/** Headers of a stream of events. Proxies that gather answers before they pass them on must not. */
export const SSE_HEADERS = {
  "content-type": "text/event-stream; charset=utf-8",
  "cache-control": "no-store, no-transform",
  "x-accel-buffering": "no",
  "x-content-type-options": "nosniff",
} as const;

/** What keeps connections from being taken for dead. */
export const SSE_COMMENT = ":\n\n";

/**
 * An event as streams carry it. JSON has no line breaks of its own.
 *
 * @param id where to go on after it
 */
export function sseEvent(name: string, data: unknown, id?: number): string {
  const place = id === undefined ? "" : `id: ${id}\n`;
  return `${place}event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
}
