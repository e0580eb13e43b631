import { reviewListAnswerSchema, testimonialsAnswerSchema } from "@stagelight/core/endpoints";
import type { Review, Reviews } from "../anywhere/reviews-feed.ts";

/** How long one answer may take, and how long it holds, in milliseconds. */
const PATIENCE = 5_000;
const FRESH = 60_000;

/** How much of what a server answers is read: bytes of an answer, answers of a list. */
const MAX_BYTES = 2_000_000;
const MAX_ANSWERS = 20;

/** The most reviews that a server tells at once. */
const AT_ONCE = 50;

/** How many answers are kept at once. */
const MAX_KEPT = 1_000;

const kept = new Map<string, { readonly until: number; readonly reviews: Promise<Reviews> }>();

/** Servers that did not answer, and until when they are not asked again: a site may have thousands of pages. */
const silent = new Map<string, number>();

/**
 * The reviews of a product, for a page that is made now: the newest, as many as asked for or a few more.
 * Where the server does not answer, that is told once, and the page goes without.
 *
 * @param server its address, without a slash at the end
 */
export function reviewsOf(
  server: string,
  product: string,
  most: number,
): Promise<Reviews | undefined> {
  const atOnce = `${Math.min(most, AT_ONCE)}`;
  const query = `reviews?${new URLSearchParams({ product, most: atOnce })}`;
  return asked(server, `${query} ${most}`, async () => {
    const reviews: Review[] = [];
    let after = "";
    for (let answers = 1; ; answers++) {
      const answer = reviewListAnswerSchema.parse(await read(server, query + after));
      reviews.push(...answer.reviews);
      const done = reviews.length >= most || answers === MAX_ANSWERS;
      if (!answer.next || done) return { ...answer, reviews };
      after = `&${new URLSearchParams({ after: answer.next })}`;
    }
  });
}

/**
 * The reviews that the shop has picked, as {@link reviewsOf} gets those of a product: those in a language,
 * or of any where there are none in it.
 */
export function testimonialsOf(
  server: string,
  locale: string,
  most: number,
): Promise<Reviews | undefined> {
  const query = (more: object) =>
    `reviews/testimonials?${new URLSearchParams({ most: `${Math.min(most, AT_ONCE)}`, ...more })}`;
  return asked(server, query({ locale }), async () => {
    const ask = async (path: string) =>
      testimonialsAnswerSchema.parse(await read(server, path)).reviews;
    const own = await ask(query({ locale }));
    const reviews = own.length > 0 ? own : await ask(query({}));
    return { reviews, published: 0, received: 0, waiting: 0, hidden: [] };
  });
}

async function asked(
  server: string,
  query: string,
  ask: () => Promise<Reviews>,
): Promise<Reviews | undefined> {
  const now = Date.now();
  const key = `${server} ${query}`;
  const known = kept.get(key);
  if (!(known && known.until > now)) {
    if (silent.get(server)! > now) return undefined;
    kept.delete(key);
    for (const oldest of kept.keys()) {
      if (kept.size < MAX_KEPT) break;
      kept.delete(oldest);
    }
    kept.set(key, { until: now + FRESH, reviews: ask() });
  }
  try {
    return await kept.get(key)!.reviews;
  } catch (error) {
    if (!(silent.get(server)! > now)) {
      if (!(error instanceof Refused)) silent.set(server, Date.now() + FRESH);
      console.warn(
        `[stagelight] ${server} gives no reviews (${reason(error)}): pages are made without them, and browsers load them there.`,
      );
    }
    kept.delete(key);
    return undefined;
  }
}

/** The server is there and refuses this one: others may be answered. */
class Refused extends Error {}

function reason(error: unknown): string {
  const { name, message, cause } = error as Error;
  if (name === "ZodError") return "its answer is not one of this version";
  return cause instanceof Error ? cause.message : message;
}

/** An answer, as far as it is read. */
async function read(server: string, path: string): Promise<unknown> {
  const response = await fetch(`${server}/v1/${path}`, {
    headers: { accept: "application/json" },
    signal: AbortSignal.timeout(PATIENCE),
  });
  if (!response.ok) {
    await response.body?.cancel();
    const told = `status ${response.status}`;
    throw response.status < 500 ? new Refused(told) : new Error(told);
  }
  const decoder = new TextDecoder();
  let text = "";
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error(`more than ${MAX_BYTES} bytes`);
    text += decoder.decode(chunk, { stream: true });
  }
  return JSON.parse(text + decoder.decode());
}
