import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import { readNewsletterOptions } from "./newsletter-options.ts";
import { NewsletterPage } from "./newsletter-page.ts";
import { COOL_DOWN_MS } from "./newsletter-sending.ts";
import type { NewsletterBody } from "./said.ts";

let http: Server;
let server: string;
const bodies: { url: string; body: NewsletterBody }[] = [];
let next: { status: number; body?: unknown }[] = [];

beforeAll(async () => {
  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    bodies.push({ url: request.url!, body: (await json(request)) as NewsletterBody });
    const { status, body } = next.shift() ?? { status: 202 };
    response.writeHead(status, { "content-type": "application/json" });
    response.end(JSON.stringify(body ?? { status: "pending" }));
  };
  http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

beforeEach(() => {
  bodies.length = 0;
  next = [];
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
});

afterEach(() => vi.useRealTimers());
afterAll(() => http.close());

const settings = {
  lists: [
    { id: "tea", name: "Tea" },
    { id: "events", name: "Events" },
  ],
  fields: [
    { id: "cups", type: "number", label: "Cups", required: true },
    { id: "kinds", type: "choices", label: "Kinds", choices: [{ id: "green", label: "Green" }] },
  ],
} as const;

function pageOf(given: object = {}) {
  const told: string[] = [];
  const options = readNewsletterOptions({
    attribute: () => null,
    settings: given,
    server,
    locale: "en",
  });
  const emit = (name: string) => told.push(name);
  const page = new NewsletterPage(options, { emit, address: "https://nuri.example/" });
  return { page, told };
}

it("says what is wrong with each field, in their order, and puts the focus on the first", async () => {
  const { page } = pageOf(settings);
  page.fill("email", "mina");
  await page.submit();
  expect(page.$state.get()).toMatchObject({
    status: "invalid",
    problems: { email: "no-address", lists: "not-chosen", "fields.cups": "missing" },
  });
  expect([page.takeFocus(), page.takeFocus()]).toEqual(["email", undefined]);
  page.fill("fields.cups", "many");
  expect(page.$state.get().problems).toEqual({ email: "no-address", lists: "not-chosen" });
  expect(bodies).toEqual([]);
});

it("sends fields with their types, and lists that are picked", async () => {
  const { page, told } = pageOf(settings);
  page.fill("email", " mina@nuri.example ");
  page.fill("fields.cups", "3.5");
  page.fill("fields.kinds", ["green"]);
  page.fill("lists", ["tea"]);
  await page.submit();
  expect(bodies[0]).toMatchObject({
    url: "/v1/newsletter",
    body: { email: "mina@nuri.example", fields: { cups: 3.5, kinds: ["green"] }, lists: ["tea"] },
  });
  expect(page.$state.get()).toMatchObject({ status: "sent", sentTo: "mina@nuri.example" });
  expect(told).toEqual(["stagelight:newsletter-started", "stagelight:newsletter-requested"]);
});

it("a try that failed keeps its id; other contents get another", async () => {
  const { page } = pageOf();
  next = [{ status: 500 }, { status: 429 }];
  page.fill("email", "mina@nuri.example");
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "server" });
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "too-many" });
  page.fill("email", "mino@nuri.example");
  await page.submit();
  const [first, second, third] = bodies.map(({ body }) => body.idempotency);
  expect(first).toBe(second);
  expect(third).not.toBe(first);
});

it("shows at its field what the server refuses; what belongs to no field is a failure", async () => {
  const { page } = pageOf();
  page.fill("email", "mina@nuri.example");
  next = [
    { status: 400, body: { problems: [{ path: "email" }] } },
    { status: 400, body: { problems: [{ path: "locale" }] } },
    { status: 400, body: "no problem+json" },
  ];
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "invalid", problems: { email: "refused" } });
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "server" });
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "server" });
});

it("pressed twice it sends once", async () => {
  const { page } = pageOf();
  page.fill("email", "mina@nuri.example");
  await Promise.all([page.submit(), page.submit()]);
  expect(bodies).toHaveLength(1);
});

it("of a single list there is nothing to pick; a box that is ticked is sent", async () => {
  const { page } = pageOf({
    lists: settings.lists.slice(0, 1),
    consent: { text: "I agree.", version: "1", box: true },
  });
  page.fill("email", "mina@nuri.example");
  await page.submit();
  expect(page.$state.get().problems).toEqual({ consent: "not-ticked" });
  page.fill("consent", ["yes"]);
  await page.submit();
  expect(bodies[0]!.body).toMatchObject({ consent: "yes", consentText: { version: "1" } });
  expect(bodies[0]!.body).not.toHaveProperty("lists");
});

const easy = { algorithm: "PBKDF2/SHA-256", nonce: "00", salt: "00", cost: 1, keyLength: 32 };
const challenge = (keyPrefix: string, most: number) => ({
  status: 403,
  body: { challenge: { parameters: { ...easy, keyPrefix, data: { most } } } },
});

it("makes the proof that the server asks for, and sends the same form with it", async () => {
  const { page } = pageOf();
  next = [challenge("0", 1000), challenge("1", 1000)];
  page.fill("email", "mina@nuri.example");
  const seen: string[] = [];
  page.$state.listen(({ status }) => seen.push(status));
  expect(await page.submit()).toBe(false);
  expect([...new Set(seen)]).toEqual(["sending", "proof", "sent"]);
  const [first, second, third] = bodies.map(({ body }) => body as unknown as Sent);
  expect(second).toEqual({ ...first, proof: expect.anything() });
  expect(second?.proof?.solution.derivedKey).toMatch(/^0/);
  expect(third?.proof?.solution.derivedKey).toMatch(/^1/);
});

interface Sent {
  readonly proof?: { readonly solution: { readonly derivedKey: string } };
}

it("asked for a proof over and over, it gives up; so it does where none can be found", async () => {
  const { page } = pageOf();
  page.fill("email", "mina@nuri.example");
  next = Array.from({ length: 4 }, () => challenge("0", 1000));
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "too-many" });
  expect(bodies).toHaveLength(4);
  next = [challenge("f".repeat(64), 8)];
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "server" });
});

it.each(["writes on", "leaves the page"])("who %s gives up the proof", async (way) => {
  const { page } = pageOf();
  const disconnect = page.connect();
  next = [challenge("f".repeat(64), 1e9)];
  page.fill("email", "mina@nuri.example");
  const sent = page.submit();
  await vi.waitFor(() => expect(page.$state.get().status).toBe("proof"));
  if (way === "writes on") page.fill("email", "mino@nuri.example");
  else disconnect();
  await sent;
  expect(page.$state.get()).toMatchObject({ status: "idle", failure: undefined });
  expect(bodies).toHaveLength(1);
});

it("a page that can make no proof has the browser send the form", async () => {
  const { page } = pageOf();
  next = [challenge("0", 1000)];
  page.fill("email", "mina@nuri.example");
  vi.stubGlobal("crypto", { getRandomValues: (bytes: Uint8Array) => bytes });
  expect(await page.submit()).toBe(true);
  vi.unstubAllGlobals();
});

it("says that asking again has failed, and lets it be tried at once", async () => {
  const { page } = pageOf();
  page.fill("email", "mina@nuri.example");
  await page.submit();
  vi.advanceTimersByTime(COOL_DOWN_MS);
  next = [{ status: 429 }];
  await page.sending!.resend();
  expect(page.$state.get().resend).toBe("too-many");
  await page.sending!.resend();
  expect(page.$state.get().resend).toBe("asked");
});

it("sends the mail again after a minute, not before; the same address says where it stands", async () => {
  const { page } = pageOf();
  page.fill("email", "mina@nuri.example");
  await page.submit();
  await page.sending!.resend();
  page.sending!.again();
  await page.submit();
  expect(page.$state.get().status).toBe("already-waiting");
  expect(bodies).toHaveLength(1);
  vi.advanceTimersByTime(COOL_DOWN_MS);
  await page.sending!.resend();
  expect(bodies.map(({ url }) => url)).toEqual(["/v1/newsletter", "/v1/newsletter/resend"]);
  await page.sending!.resend();
  expect(bodies).toHaveLength(2);
});

it("a browser that can keep nothing says that no answer came", async () => {
  const { page } = pageOf();
  await new Promise<void>((closed) => {
    http.close(() => closed());
    http.closeAllConnections();
  });
  page.fill("email", "mina@nuri.example");
  await page.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "no-answer" });
});
