import { apiAddress, ApiProblem, problemIn } from "../app/api.ts";
import { eventParser, type StreamEvent } from "./event-parser.ts";

/** Silence after which a stream counts as dead, in milliseconds; the server says something every 25 s. */
const SILENCE = 60_000;

interface Reading {
  /** Position of the last entry that is known. */
  readonly after: string | undefined;
  readonly signal: AbortSignal;
  readonly onEvent: (event: StreamEvent) => void;
}

/**
 * Reads the dashboard's stream until it ends.
 *
 * @throws ApiProblem where it is refused, or breaks off
 */
export async function readStream({ after, signal, onEvent }: Reading): Promise<void> {
  const silent = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => silent.abort(), SILENCE);
  };
  try {
    heard();
    const response = await fetch(apiAddress("stream"), {
      headers: { accept: "text/event-stream", ...(after && { "last-event-id": after }) },
      cache: "no-store",
      signal: AbortSignal.any([signal, silent.signal]),
    });
    if (!response.ok || !response.body) throw await problemIn(response);
    const parse = eventParser();
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      heard();
      parse(value).forEach(onEvent);
    }
  } catch (failure) {
    if (failure instanceof ApiProblem) throw failure;
    throw new ApiProblem("offline", 0);
  } finally {
    clearTimeout(timer);
  }
}
