import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type EventStream, eventStream } from "../kit/event-stream.ts";
import { type HostedSite, runHosted } from "../kit/hosted.ts";
import { buildScenario } from "../kit/scenario.ts";

/** Milliseconds in which what is said is there. */
const AT_ONCE = 1_000;

const folder = mkdtempSync(join(tmpdir(), "stagelight-"));
let site: HostedSite;
/** Who answers. */
let cookie: string;
let conversation: string;
let open: EventStream;
const secret = randomBytes(32).toString("base64url");

beforeAll(async () => {
  const { pages } = await buildScenario("hosted", { output: "server" });
  site = await runHosted(pages, {
    STAGELIGHT_SECRET: randomBytes(32).toString("base64url"),
    DATABASE_URL: `file:${join(folder, "test.db")}`,
    SMTP_URL: "smtp://127.0.0.1:1",
  });
  // It answers before it has said who comes in.
  const token = await vi.waitFor(() => /accept#token=(\S+)/.exec(site.output())![1], 10_000);
  const own = { token, email: "jin@nuri.example", name: "Jin", password: randomUUID() };
  const came = await post("dashboard/api/accept", own, { origin: site.url });
  cookie = came.headers
    .getSetCookie()
    .map((each) => each.split(";")[0]!)
    .join("; ");
}, 120_000);
afterAll(async () => {
  await site.close();
  rmSync(folder, { recursive: true });
});

const post = (path: string, body: object, headers: Record<string, string>) =>
  fetch(`${site.url}/_stagelight/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify(body),
  });
const visitor = { authorization: `Bearer ${secret}` };
const stream = (more: Record<string, string> = {}) =>
  eventStream(`${site.url}/_stagelight/v1/chat/stream`, { ...visitor, ...more });
const answer = async (text: string): Promise<void> => {
  const path = `dashboard/api/conversations/${conversation}/messages`;
  const sent = await post(path, { id: randomUUID(), text }, { cookie, origin: site.url });
  expect(sent.status).toBe(200);
};
const saying = (text: string) => (event: { data: { text?: string } }) => event.data.text === text;

it("a stream begins at once, and an answer of the team is in it as soon as it is given", async () => {
  const first = { id: randomUUID(), text: "Is it in stock?", locale: "en" };
  const begun = await post("v1/chat/conversations", first, visitor);
  conversation = ((await begun.json()) as { conversation: { id: string } }).conversation.id;
  const before = performance.now();
  open = await stream();
  expect(open.response.headers.get("content-type")).toContain("text/event-stream");
  expect(await open.heard(({ name }) => name === "hello")).toBe(open.events[0]);
  expect(performance.now() - before).toBeLessThan(AT_ONCE);
  const sent = performance.now();
  await answer("It is");
  await open.heard(saying("It is"));
  expect(performance.now() - sent).toBeLessThan(AT_ONCE);
});

it("who comes back is told what was missed, in order and once", async () => {
  const { id } = await open.heard(saying("It is"));
  open.close();
  expect(await open.over).toBe("cut off");
  for (const text of ["Since Monday", "In two sizes"]) await answer(text);
  open = await stream({ "last-event-id": id! });
  await open.heard(saying("In two sizes"));
  await answer("And in green");
  await open.heard(saying("And in green"));
  expect(open.events[0]).toMatchObject({ name: "hello", data: { resumed: true } });
  const told = open.events.flatMap(({ data }) => data["text"] ?? []);
  expect(told).toEqual(["Since Monday", "In two sizes", "And in green"]);
});

it("a header of the visitor's own opens nobody else's stream", async () => {
  for (const name of ["1", "2", "3"]) {
    const other = await stream({ "x-stagelight-stream": name });
    expect((await other.heard((event) => event.name === "hello")).data["resumed"]).toBe(false);
    other.close();
    await other.over;
  }
  await answer("Still here?");
  const { data } = await open.heard(saying("Still here?"));
  expect(data["conversation"]).toBe(conversation);
});

it("when the site ends, it bids farewell, and ends as it would without a chat", async () => {
  const before = performance.now();
  const ended = site.close();
  expect((await open.heard(({ name }) => name === "bye")).data["retry"]).toBeGreaterThan(0);
  expect(await open.over).toBe("ended");
  await ended;
  expect(performance.now() - before).toBeLessThan(10_000);
});
