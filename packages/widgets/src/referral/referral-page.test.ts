import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from "vitest";
import type { Surroundings } from "../platform/widget.ts";
import { ReferralForm } from "./form/referral-form.ts";
import { ReferralDesk } from "./member/referral-desk.ts";
import { answer } from "./referral-gallery-answers.ts";
import { readReferralOptions } from "./referral-options.ts";
import { ReferralPage, type ReferralParts } from "./referral-page.ts";

interface Asked {
  readonly url: string;
  readonly proof: string | undefined;
  readonly body: Record<string, unknown>;
}

/** The parts are loaded as in a page, on a machine that may be busy. */
const PATIENCE = 10_000;

let http: Server;
let server: string;
const asked: Asked[] = [];
let next: { status: number; body?: unknown }[] = [];
let stored: Record<string, string> = {};

beforeAll(async () => {
  const say = async (request: IncomingMessage, response: ServerResponse) => {
    const { url = "", headers } = request;
    const body = (await json(request)) as Asked["body"];
    asked.push({ url, proof: headers.authorization, body });
    const said = next.shift() ?? { status: 202, body: { status: "pending" } };
    response.writeHead(said.status, { "content-type": "application/json" });
    response.end(JSON.stringify(said.body ?? {}));
  };
  http = createServer((request, response) => void say(request, response));
  await new Promise<void>((listening) => http.listen(0, "127.0.0.1", listening));
  server = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked.length = 0;
  next = [];
  stored = {};
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => stored[key] ?? null,
    setItem: (key: string, text: string) => void (stored[key] = text),
    removeItem: (key: string) => void delete stored[key],
  });
});

afterEach(() => vi.unstubAllGlobals());
afterAll(() => http.close());

const member = answer({
  short: "https://nuri.example/r/4F7K",
  shareText: "Tea: https://nuri.example/r/4F7K",
  disclosure: "I get 10 %.",
  terms: { text: "Terms", version: "2" },
});

const programs = [
  { id: "friends", name: "Friends", text: "Give and get", terms: { text: "Terms", version: "1" } },
  { id: "late", name: "Late", text: "Soon", terms: { text: "Terms", version: "1" }, starts: 9e15 },
];

function pageOf(
  token?: string,
  attributes: Record<string, string> = {},
  part: ReferralParts = { Form: ReferralForm },
) {
  const told: [string, unknown][] = [];
  const options = readReferralOptions({
    attribute: (name) => attributes[name],
    settings: { programs },
    server,
    locale: "en",
  });
  const around: Surroundings = {
    emit: (name, detail) => told.push([name, detail]),
    address: "https://nuri.example/refer/",
    token: () => token,
  };
  const parts = { loadForm: async () => ReferralForm, loadDesk: async () => ReferralDesk, ...part };
  const page = new ReferralPage(options, around, parts);
  const reaches = (status: string) =>
    vi.waitFor(() => expect(page.$state.get().status).toBe(status), PATIENCE);
  return { page, told, reaches };
}

it("asks nobody anything before the form is sent; then says all that the server needs", async () => {
  const { page, told } = pageOf();
  page.connect();
  expect(page.$state.get().status).toBe("idle");
  page.fill("email", " mina@nuri.example ");
  page.fill("name", "Mina");
  page.fill("showName", ["yes"]);
  await page.form!.submit();
  expect(asked).toEqual([
    {
      url: "/v1/referral/join",
      proof: undefined,
      body: {
        program: "friends",
        email: "mina@nuri.example",
        name: "Mina",
        showName: true,
        locale: "en",
        terms: { version: "1" },
        form: "referral",
        page: "https://nuri.example/refer/",
        began: expect.any(Number),
        idempotency: expect.stringMatching(/^[\da-f-]{36}$/),
      },
    },
  ]);
  expect(page.$state.get()).toMatchObject({ status: "sent", sentTo: "mina@nuri.example" });
  expect(told).toEqual([["stagelight:referral-requested", { program: "friends" }]]);
  expect(page.takeFocus()).toBe("result");
  expect(stored).toEqual({});
});

it("says what is wrong with an address, here and by the server", async () => {
  const { page } = pageOf();
  page.fill("email", "mina");
  await page.form!.submit();
  expect(page.$state.get().problems).toEqual({ email: "no-address" });
  expect(page.takeFocus()).toBe("email");
  page.fill("email", "mina@nuri.example");
  next = [
    { status: 400, body: { problems: [{ path: "email" }] } },
    { status: 400, body: { problems: [{ path: "terms" }] } },
    { status: 429 },
  ];
  await page.form!.submit();
  expect(page.$state.get()).toMatchObject({ status: "invalid", problems: { email: "refused" } });
  await page.form!.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "server" });
  await page.form!.submit();
  expect(page.$state.get()).toMatchObject({ status: "failed", failure: "too-many" });
});

it("says that a program takes nobody new, and where members find their page", async () => {
  for (const [code, status] of [
    ["program-full", "full"],
    ["program-over", "over"],
  ]) {
    const { page } = pageOf();
    page.fill("email", "mina@nuri.example");
    next = [{ status: 409, body: { code } }];
    await page.form!.submit();
    expect(page.$state.get()).toMatchObject({ status, sentTo: "mina@nuri.example" });
    expect(page.takeFocus()).toBe("result");
  }
});

it("a mail's link brings the person's page, which is not kept where nobody says that it may be", async () => {
  const { page, reaches } = pageOf("mail");
  next = [{ status: 200, body: member }];
  page.connect();
  expect(page.$state.get().status).toBe("loading");
  await reaches("known");
  const { url, body } = asked[0]!;
  expect([url, body]).toEqual([
    "/v1/referral/status",
    { program: "friends", locale: "en", t: "mail" },
  ]);
  expect(page.$state.get().kept).toBe(false);
  expect(page.desk!.message()).toBe("Tea: https://nuri.example/r/4F7K\n\nI get 10 %.");
  expect(stored).toEqual({});
});

it("where the visitor allows it, the page knows them again", async () => {
  vi.stubGlobal("stagelight", { consent: { get: () => ({ functional: true }) } });
  const { page, reaches } = pageOf("mail");
  next = [{ status: 200, body: member }];
  page.connect();
  await reaches("known");
  expect(page.$state.get().kept).toBe(true);
  expect(stored).toEqual({ "stagelight-referral-page": "mail" });
  const later = pageOf();
  next = [{ status: 403, body: { code: "token-expired" } }];
  later.page.connect();
  await later.reaches("idle");
  await vi.waitFor(() => expect(later.page.$state.get().linkProblem).toBe("expired"), PATIENCE);
  expect(asked.at(-1)!.body).toMatchObject({ t: "mail" });
  expect(stored).toEqual({});
});

it("uses nothing that is kept before it is allowed, and removes it where it is not", async () => {
  stored = { "stagelight-referral-page": "mail" };
  let functional: boolean | undefined;
  const choices = new EventTarget();
  vi.stubGlobal("document", choices);
  vi.stubGlobal("stagelight", {
    consent: { get: () => functional !== undefined && { functional } },
  });
  const { page, reaches } = pageOf();
  page.connect();
  expect(page.$state.get().status).toBe("idle");
  functional = true;
  next = [{ status: 200, body: member }];
  choices.dispatchEvent(new Event("stagelight:event"));
  await reaches("known");
  expect(asked).toMatchObject([{ body: { t: "mail" } }]);
  functional = false;
  const later = pageOf();
  later.page.connect();
  choices.dispatchEvent(new Event("stagelight:event"));
  expect(stored).toEqual({});
  expect(asked).toHaveLength(1);
});

it("what could not be read can be asked for again", async () => {
  const { page, told, reaches } = pageOf("mail");
  next = [{ status: 500 }, { status: 200, body: member }];
  page.connect();
  await reaches("unread");
  expect(told).toEqual([["stagelight:referral-failed", { program: "friends", reason: "server" }]]);
  await page.ask();
  expect(page.$state.get().status).toBe("known");
});

it("a visitor whom the server knows takes a link by one click; a stranger sees the form all the time", async () => {
  stored = { "stagelight-visitor": "0f secret" };
  const stranger = pageOf();
  next = [{ status: 401, body: { code: "visitor-unknown" } }];
  stranger.page.connect();
  await vi.waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
  expect(asked[0]!.proof).toBe("Bearer secret");
  expect(stranger.page.$state.get().status).toBe("idle");
  const { page, told, reaches } = pageOf();
  next = [
    { status: 200, body: { ...member, state: "none" } },
    { status: 200, body: member },
  ];
  page.connect();
  await reaches("known");
  await page.desk!.join();
  expect(asked.at(-1)!.body).toMatchObject({ join: true, terms: { version: "2" } });
  expect(page.$state.get()).toMatchObject({ answer: { state: "active" }, busy: false });
  expect(told).toEqual([["stagelight:referral-joined", { program: "friends" }]]);
  expect(page.takeFocus()).toBe("result");
});

it("of a visitor whom the server knows it is kept, where that is allowed, that they need no form", async () => {
  stored = { "stagelight-visitor": "0f secret" };
  vi.stubGlobal("stagelight", { consent: { get: () => ({ functional: true }) } });
  const { page, reaches } = pageOf();
  next = [{ status: 200, body: member }];
  page.connect();
  await reaches("known");
  expect(stored).toMatchObject({ "stagelight-referral-page": "" });
  // Without the form, which the stub leaves out then.
  const later = pageOf(undefined, {}, {});
  next = [{ status: 401, body: { code: "visitor-unknown" } }];
  later.page.connect();
  await vi.waitFor(() => expect(later.page.form).toBeDefined(), PATIENCE);
  expect(asked.at(-1)!.body).not.toHaveProperty("t");
  expect(stored).toEqual({ "stagelight-visitor": "0f secret" });
});

it("who has begun to write keeps the form, whatever the server knows", async () => {
  stored = { "stagelight-visitor": "0f secret" };
  const { page } = pageOf();
  next = [{ status: 200, body: member }];
  page.connect();
  page.fill("email", "m");
  await vi.waitFor(() => expect(asked).toHaveLength(1), PATIENCE);
  await new Promise((done) => setImmediate(done));
  expect(page.$state.get().status).toBe("idle");
});

it("before a program begins nobody is asked for an address", () => {
  expect(pageOf(undefined, { program: "late" }).page.$state.get().status).toBe("not-started");
});

it("saves what friends see of the name, and says so; a click that fails says so too", async () => {
  const { page, reaches } = pageOf("mail");
  next = [
    { status: 200, body: member },
    { status: 200, body: { ...member, name: "Mina", showName: true } },
    { status: 500 },
  ];
  page.connect();
  await reaches("known");
  page.fill("name", "Mina");
  page.fill("showName", ["yes"]);
  await page.desk!.saveName();
  expect(asked.at(-1)).toMatchObject({
    url: "/v1/referral/settings",
    body: { t: "mail", name: "Mina", showName: true },
  });
  expect(page.$state.get().note).toEqual({ kind: "saved", at: "name" });
  await page.desk!.saveName();
  expect(page.$state.get().note).toEqual({ kind: "failed", at: "name", failure: "server" });
});
