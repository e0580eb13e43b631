import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { reviewsOf, testimonialsOf } from "./reviews-feed.ts";

let server: Server;
let url: string;
let asked: string[];
let answer: RequestListener;

const review = (id: string) => ({
  id,
  product: "tea",
  stars: 5,
  text: "Good.",
  author: "Mina",
  at: "2026-10-01T00:00:00.000Z",
  locale: "en",
  provenance: [],
  photos: [],
  votes: 0,
});
const list = (reviews: readonly object[], next?: string) => ({
  product: "tea",
  summary: {
    average: 5,
    interval: null,
    count: 9,
    imported: 0,
    distribution: [0, 0, 0, 0, 9],
  },
  published: 9,
  received: 9,
  waiting: 0,
  hidden: [],
  reviews,
  ...(next !== undefined && { next }),
});

beforeEach(async () => {
  asked = [];
  server = createServer((request, response) => {
    asked.push(request.url!);
    answer(request, response);
  });
  await new Promise<void>((listens) => server.listen(0, "127.0.0.1", listens));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  vi.restoreAllMocks();
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

it("gets as many as are asked for, and asks once for all pages of the site", async () => {
  answer = (request, response) => {
    const from = Number(new URL(request.url!, url).searchParams.get("after") ?? 0);
    response.end(JSON.stringify(list([review(`${from}`), review(`${from + 1}`)], `${from + 2}`)));
  };
  const [first, second] = await Promise.all([reviewsOf(url, "tea", 3), reviewsOf(url, "tea", 3)]);
  expect(first!.reviews.map(({ id }) => id)).toEqual(["0", "1", "2", "3"]);
  expect(first!.next).toBe("4");
  expect(second).toBe(first);
  expect(asked).toEqual([
    "/v1/reviews?product=tea&most=3",
    "/v1/reviews?product=tea&most=3&after=2",
  ]);
});

it("reads no list without an end", async () => {
  answer = (_request, response) => response.end(JSON.stringify(list([], "on")));
  expect((await reviewsOf(url, "endless", 100))!.reviews).toEqual([]);
  expect(asked).toHaveLength(20);
});

it("gets what the shop has picked in another language where there is none in the page's", async () => {
  answer = (request, response) => {
    const any = !request.url!.includes("locale");
    response.end(JSON.stringify({ reviews: any ? [review("one")] : [] }));
  };
  expect((await testimonialsOf(url, "ko", 3))!.reviews).toMatchObject([{ id: "one" }]);
});

it.each<[what: string, answer: RequestListener, reason: RegExp]>([
  ["a fault", (_, response) => response.writeHead(503).end(), /status 503/],
  ["no JSON", (_, response) => response.end("<html>"), /JSON/],
  ["other JSON", (_, response) => response.end('{"reviews":[{}]}'), /not one of this version/],
  ["too much", (_, response) => response.end("[".repeat(2_100_000)), /more than 2000000 bytes/],
  ["nothing at all", (request) => request.socket.destroy(), /gives no reviews/],
])(
  "goes without where there is %s, says it once, and does not ask for every page",
  async (...row) => {
    const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
    [, answer] = row;
    for (const product of ["a", "b", "c"]) expect(await reviewsOf(url, product, 3)).toBeUndefined();
    expect(asked).toHaveLength(1);
    expect(warned).toHaveBeenCalledTimes(1);
    expect(warned.mock.calls[0]![0]).toMatch(row[2]);
  },
);

it("asks for others where the server refuses one", async () => {
  const warned = vi.spyOn(console, "warn").mockImplementation(() => {});
  answer = (request, response) => {
    if (request.url!.includes("product=bad")) response.writeHead(400).end();
    else response.end(JSON.stringify(list([review("one")])));
  };
  expect(await reviewsOf(url, "bad", 1)).toBeUndefined();
  expect((await reviewsOf(url, "good", 1))!.reviews).toHaveLength(1);
  expect(warned).toHaveBeenCalledTimes(1);
});
