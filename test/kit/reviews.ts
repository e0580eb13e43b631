import type { IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import type { ReviewListAnswer, ReviewShown, TestimonialsAnswer } from "@stagelight/core/endpoints";
import type { ServeOptions } from "./serve.ts";

/** A review as a server tells it. */
export function reviewOf(number: number, more: Partial<ReviewShown> = {}): ReviewShown {
  return {
    id: `review-${number}`,
    product: "sencha",
    stars: 1 + (number % 5),
    text: `Review number ${number}.`,
    author: `Author ${number}`,
    at: new Date(Date.UTC(2026, 9, 1, 12) - number * 86_400_000).toISOString(),
    locale: "en",
    provenance: ["verified", "invited"],
    photos: [],
    votes: 0,
    ...more,
  };
}

/** What a server tells of these reviews: all that it has received, unless `more` says otherwise. */
export function answerOf(
  reviews: readonly ReviewShown[],
  more: Partial<ReviewListAnswer> = {},
): ReviewListAnswer {
  const count = reviews.length;
  const distribution = [1, 2, 3, 4, 5].map(
    (stars) => reviews.filter((review) => review.stars === stars).length,
  );
  const average = count && reviews.reduce((sum, { stars }) => sum + stars, 0) / count;
  const imported = reviews.filter((review) => review.imported).length;
  return {
    product: "sencha",
    summary: {
      average: count ? average : null,
      interval: count > 1 ? [Math.max(1, average - 0.4), Math.min(5, average + 0.4)] : null,
      count,
      imported,
      distribution,
    },
    published: count,
    received: count,
    waiting: 0,
    hidden: [],
    reviews: [...reviews],
    ...more,
  };
}

/** What a page asks, and what it is answered. */
export interface ReviewsServer {
  /** Reviews by product. */
  readonly products: Map<string, ReviewShown[]>;
  /** Beside the reviews of every product. */
  more: Partial<ReviewListAnswer>;
  testimonials: TestimonialsAnswer["reviews"];
  /** How many reviews an answer has. */
  page: number;
  /** Answers everything with a fault. */
  fails: boolean;
  /** Everything that was asked: path and query. */
  readonly asked: string[];
  /** Votes: path, proof, body. */
  readonly votes: { readonly path: string; readonly proof?: string; readonly body: unknown }[];
  readonly handlers: NonNullable<ServeOptions["handlers"]>;
}

/** Stands for a server's reviews: sorts, filters and pages as its interface says. */
export function reviewsServer(): ReviewsServer {
  const server: ReviewsServer = {
    products: new Map(),
    more: {},
    testimonials: [],
    page: 4,
    fails: false,
    asked: [],
    votes: [],
    handlers: {
      // Events of the pages' own tracker.
      "/_stagelight/v1/b": (_request, response) => response.end('{"success":true}'),
      "/_stagelight/v1/reviews*": async (request, response) => {
        server.asked.push(request.url!);
        const [status, body] = server.fails ? [500, {}] : await answer(server, request);
        response.writeHead(status, {
          "content-type": "application/json",
          "access-control-allow-origin": "*",
        });
        response.end(JSON.stringify(body));
      },
    },
  };
  return server;
}

async function answer(
  server: ReviewsServer,
  request: IncomingMessage,
): Promise<[status: number, body: unknown]> {
  const { pathname, searchParams } = new URL(request.url!, "http://localhost");
  if (request.method === "POST") {
    const body = JSON.parse(await text(request)) as { helpful: boolean };
    server.votes.push({ path: pathname, proof: request.headers.authorization!, body });
    return [200, { votes: body.helpful ? 1 : 0, helpful: body.helpful }];
  }
  if (pathname.endsWith("/testimonials")) return [200, { reviews: server.testimonials }];
  const all = server.products.get(searchParams.get("product") ?? "") ?? [];
  const chosen = all
    .filter(({ stars }) => [null, `${stars}`].includes(searchParams.get("stars")))
    .filter(({ provenance }) => !searchParams.has("verified") || provenance.includes("verified"))
    .filter(({ photos }) => !searchParams.has("photos") || photos.length > 0);
  const sort = searchParams.get("sort");
  if (sort === "lowest") chosen.sort((a, b) => a.stars - b.stars);
  if (sort === "highest") chosen.sort((a, b) => b.stars - a.stars);
  const from = Number(searchParams.get("after") ?? 0);
  const to = from + server.page;
  return [
    200,
    {
      ...answerOf(all, server.more),
      reviews: chosen.slice(from, to),
      ...(to < chosen.length && { next: `${to}` }),
    },
  ];
}
