import { once } from "node:events";

/** An event of a stream. */
export interface ToldEvent {
  readonly name: string;
  readonly id: string | undefined;
  readonly data: Record<string, any>;
}

/** A stream of events that is read as it comes. */
export interface EventStream {
  readonly response: Response;
  readonly events: readonly ToldEvent[];
  /** The first event that fits, from those before too: waits for it. */
  heard(fits: (event: ToldEvent) => boolean): Promise<ToldEvent>;
  /** How it was over: ended by the server, or cut off. */
  readonly over: Promise<"ended" | "cut off">;
  close(): void;
}

/** Opens a stream of events. */
export async function eventStream(
  url: string,
  headers: Record<string, string>,
): Promise<EventStream> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const events: ToldEvent[] = [];
  const coming = new EventTarget();
  const read = async (): Promise<"ended" | "cut off"> => {
    let text = "";
    try {
      for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
        const blocks = (text + piece).split("\n\n");
        text = blocks.pop()!;
        events.push(...blocks.flatMap(eventIn));
        coming.dispatchEvent(new Event("event"));
      }
      return "ended";
    } catch {
      return "cut off";
    }
  };
  return {
    response,
    events,
    async heard(fits) {
      for (;;) {
        const found = events.find(fits);
        if (found) return found;
        await once(coming, "event");
      }
    },
    over: read(),
    close: () => leaving.abort(),
  };
}

/** Nothing for signs of life. */
function eventIn(block: string): ToldEvent[] {
  const field = (name: string): string | undefined =>
    new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
  const name = field("event");
  if (name === undefined) return [];
  return [{ name, id: field("id"), data: JSON.parse(field("data") ?? "{}") }];
}
