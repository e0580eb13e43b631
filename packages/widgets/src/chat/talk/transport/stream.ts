import { type ServerEvent, sseParser } from "./sse.ts";

/** How a stream has ended. `busy`: the server has no room for it; `away`: there was no answer at all. */
export type Ended = "lost" | "busy" | "away" | "refused";

/** Before the first event: something between may hold all back until the end, which never comes. */
const FIRST_MS = 10_000;

/** The server says something every 25 s. */
const SILENCE_MS = 60_000;

/** Reads a stream until it ends. Never rejects. */
export async function readStream(
  ask: (signal: AbortSignal) => Promise<Response>,
  given: AbortSignal,
  hear: (event: ServerEvent) => void,
): Promise<Ended> {
  const over = new AbortController();
  const give = () => over.abort();
  given.addEventListener("abort", give);
  let timer = setTimeout(give, FIRST_MS);
  let opened = false;
  try {
    const response = await ask(over.signal);
    // Who starts or shuts down answers that it is not there.
    if (response.status >= 500) return "away";
    if (!response.ok || !response.body) return response.status === 429 ? "busy" : "refused";
    opened = true;
    let heard = false;
    const take = sseParser((event) => {
      heard = true;
      hear(event);
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return "lost";
      take(value);
      if (!heard) continue;
      clearTimeout(timer);
      timer = setTimeout(give, SILENCE_MS);
    }
  } catch {
    return opened ? "lost" : "away";
  } finally {
    clearTimeout(timer);
    given.removeEventListener("abort", give);
    over.abort();
  }
}
