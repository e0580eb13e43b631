import { createHmac, createSecretKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Fault, smtpSink, type SmtpSink } from "../../../../test/fakes/smtp-sink.ts";
import { isSuppressed, suppressionHash } from "../privacy/suppression.ts";
import { type PostOptions, testJob, type TestPost, testPost } from "./test-post-office.ts";

// Some open a database of their own.
vi.setConfig({ testTimeout: 30_000 });

const DAY = 86_400_000;

let sink: SmtpSink;
let usual: TestPost;
let post: TestPost;
/** Somebody new for each test. */
let MINA: string;
let people = 0;
const close: (() => Promise<void>)[] = [];

beforeAll(async () => {
  sink = await smtpSink();
  usual = await testPost({ environment: { SMTP_URL: `smtp://127.0.0.1:${sink.port}` } });
}, 60_000);
afterAll(async () => {
  await usual.close();
  await sink.close();
});
beforeEach(() => {
  sink.behave();
  sink.clear();
  post = usual;
  MINA = `mina${++people}@tea.example`;
});
afterEach(async () => {
  for (const each of close.splice(0).toReversed()) await each();
});

/** Another post office than the usual one. */
async function open(options: PostOptions): Promise<void> {
  const environment = { SMTP_URL: `smtp://127.0.0.1:${sink.port}` };
  post = await testPost({ environment, ...options });
  close.push(post.close);
}

describe("a mail that goes out", () => {
  it("has both headers of RFC 8058, and one recipient", async () => {
    const job = testJob(MINA, { name: "Mina Park", language: "ko" });
    expect(await post.send(job)).toEqual({ is: "done" });
    const [mail] = sink.mails;
    expect(mail).toMatchObject({ from: "hello@nuri.example", to: [MINA] });
    const link =
      /^List-Unsubscribe: <https:\/\/nuri\.example\/_stagelight\/v1\/unsubscribe\?t=v1\.[\w.-]+>\r\n/m;
    expect(mail!.raw).toMatch(link);
    expect(mail!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
    const { from, to, messageId, subject, html, text } = await PostalMime.parse(mail!.raw);
    expect(from).toMatchObject({ name: "Nuri Tea", address: "hello@nuri.example" });
    expect(to).toMatchObject([{ name: "Mina Park", address: MINA }]);
    expect(messageId).toBe(`<${job.uid}@nuri.example>`);
    expect(subject).not.toBe("");
    expect(html).toContain('lang="ko"');
    expect(text).toContain("https://nuri.example/_stagelight/v1/unsubscribe?t=");
    expect(mail!.raw).not.toContain(Buffer.from(MINA).toString("base64url").slice(0, 12));
    expect(await post.outcomes()).toMatchObject({ [job.uid]: "sent" });
  });

  it("has neither where it is transactional", async () => {
    await post.send(testJob(MINA, { category: "transactional" }));
    expect(sink.mails[0]!.raw).not.toContain("List-Unsubscribe");
  });

  it("is sent once, also if it is handed out again", async () => {
    const job = testJob(MINA);
    expect([await post.send(job), await post.send(job)]).toEqual([{ is: "done" }, { is: "done" }]);
    expect(sink.mails).toHaveLength(1);
  });

  it("leaves out names that are messages", async () => {
    for (const name of [
      "Win at evil.example",
      "http://evil",
      "x".repeat(65),
      "a\r\nBcc: v@w.example",
    ]) {
      await post.send(testJob(MINA, { category: "transactional", cause: name, name }));
      expect(sink.mails.at(-1)!.to).toEqual([MINA]);
      expect(sink.mails.at(-1)!.raw).toMatch(new RegExp(`^To: ${MINA}\r\n`, "m"));
    }
  });

  it("goes into a folder in development", async () => {
    await open({ environment: {}, development: true });
    const job = testJob(MINA);
    expect(await post.send(job)).toEqual({ is: "done" });
    const folder = join(post.settings.folder, "mailbox");
    const files = readdirSync(folder).filter((name) => name !== ".gitignore");
    expect(files).toEqual([`2026-01-01T00-00-00-000Z-${job.uid}.eml`]);
    const [file = ""] = files;
    const { to, headers } = await PostalMime.parse(readFileSync(join(folder, file)));
    expect(to).toMatchObject([{ address: MINA }]);
    const link = headers.find(({ key }) => key === "list-unsubscribe")?.value;
    expect(link).toContain("<http://127.0.0.1:8080/_stagelight/v1/unsubscribe?t=");
  });

  it("waits where nothing can send it", async () => {
    await open({ environment: {} });
    const outcome = await post.send(testJob(MINA));
    expect(outcome).toMatchObject({ is: "failed", why: "no SMTP_URL", endpointAtFault: "refuses" });
  });
});

describe("a mail that must not go out", () => {
  it("to what is not one address", async () => {
    for (const address of [`${MINA}, victim@tea.example`, `${MINA}\r\nBcc: v@w.example`, "Mina"]) {
      expect(await post.send(testJob(address))).toMatchObject({ is: "dropped" });
    }
    expect(sink.connections()).toBe(0);
  });

  it("as marketing without consent", async () => {
    await open({ consent: "required" });
    expect(await post.send(testJob(MINA))).toEqual({ is: "dropped", why: "no-consent" });
    const order = testJob(MINA, { category: "transactional", cause: "order" });
    expect(await post.send(order)).toEqual({ is: "done" });
    expect(Object.values(await post.outcomes())).toEqual(["no-consent", "sent"]);
  });

  it("to an address that is suppressed, in whatever spelling", async () => {
    const { store, ring, now } = post;
    const suppress = (email: string, scope: "every" | "marketing" | "confirmation") =>
      store.run("suppress", {
        hash: suppressionHash(ring, email),
        scope,
        reason: "unsubscribed",
        now: now(),
      });
    await suppress("mina.park@gmail.com", "marketing");
    await suppress("jun@tea.example", "every");
    await suppress("sora@tea.example", "confirmation");
    const dropped = { is: "dropped", why: "suppressed" };
    const to = (address: string, category: "marketing" | "transactional" | "confirmation") =>
      post.send(testJob(address, { category, cause: `${address} ${category}` }));
    expect(await to("m.i.n.a.park+tea@googlemail.com", "marketing")).toEqual(dropped);
    expect(await to("minapark@gmail.com", "transactional")).toEqual({ is: "done" });
    expect(await to("Jun@Tea.Example", "marketing")).toEqual(dropped);
    expect(await to("jun@tea.example", "transactional")).toEqual(dropped);
    expect(await to("sora@tea.example", "confirmation")).toEqual(dropped);
    expect(await to("sora@tea.example", "marketing")).toEqual({ is: "done" });
  });

  it("to an address that was suppressed before provider rules were looked at", async () => {
    const email = `mi.na+${MINA.replace("tea.example", "gmail.com")}`;
    const [{ id, key } = { id: "", key: createSecretKey(Buffer.alloc(1)) }] =
      post.ring.keys("suppression");
    const hash = `${id}.${createHmac("sha256", key).update(email).digest("base64url")}`;
    await post.store.run("suppress", { hash, scope: "marketing", reason: "erased", now: 1 });
    expect(await post.send(testJob(email))).toEqual({ is: "dropped", why: "suppressed" });
  });

  it("more often than the caps allow", async () => {
    await open({ mail: { perDay: 2, perWeek: 3 } });
    const send = async (cause: string, category: "marketing" | "confirmation" = "marketing") => {
      const address = `mi.na+${cause.replaceAll(" ", "")}@gmail.com`;
      return (await post.send(testJob(address, { category, cause }))).is;
    };
    expect([await send("1"), await send("2"), await send("3")]).toEqual([
      "done",
      "done",
      "dropped",
    ]);
    expect([await send("c1", "confirmation"), await send("c2", "confirmation")]).toEqual([
      "done",
      "dropped",
    ]);
    post.wait(DAY);
    expect([await send("4"), await send("5")]).toEqual(["done", "dropped"]);
    const later: string[] = [];
    for (let day = 1; day < 32; day++) {
      later.push(await send(`day ${day}`, "confirmation"));
      post.wait(DAY);
    }
    expect(later.map((is, day) => (is === "done" ? day : -1)).filter((day) => day >= 0)).toEqual([
      0, 1, 29, 30,
    ]);
  });

  it("twenty times a day, whatever it is", async () => {
    for (let order = 0; order < 25; order++) {
      await post.send(testJob(MINA, { category: "transactional", cause: `order ${order}` }));
    }
    expect(sink.mails).toHaveLength(20);
  });
});

describe("a server that makes trouble", () => {
  it.each<[string, Fault, object]>([
    ["is busy", { at: "connect", code: 421, text: "4.3.2 Busy" }, { endpointAtFault: true }],
    ["shuts us out", { at: "connect", code: 554, text: "No" }, { endpointAtFault: true }],
    ["refuses the sender", { at: "from", code: 550, text: "5.7.1 No" }, { endpointAtFault: true }],
    [
      "has no room just now",
      { at: "from", code: 452, text: "4.3.1 Full" },
      { endpointAtFault: true },
    ],
    [
      "closes at the recipient",
      { at: "to", code: 421, text: "4.7.0 Bye" },
      { endpointAtFault: true },
    ],
    [
      "makes a recipient wait",
      { at: "to", code: 450, text: "4.2.1 Later" },
      { why: "450 4.2.1 at RCPT TO" },
    ],
    ["refuses a recipient", { at: "to", code: 550, text: "5.7.1 Spam" }, { final: true }],
    ["finds a mailbox full", { at: "to", code: 552, text: "5.2.2 Full" }, { final: true }],
    [
      "makes a message wait",
      { at: "data", code: 451, text: "4.7.1 Later" },
      { why: "451 4.7.1 at DATA" },
    ],
    ["refuses a message", { at: "data", code: 554, text: "5.6.0 Spam" }, { final: true }],
    ["breaks off after DATA", { at: "after-data" }, { endpointAtFault: true }],
  ])("%s", async (_, fault, expected) => {
    // A connection that is open already would be used.
    if ("at" in fault && fault.at === "connect") await open({});
    sink.behave(fault);
    const job = testJob(MINA);
    const outcome = await post.send(job);
    expect(outcome).toEqual({ is: "failed", why: expect.any(String), ...expected });
    expect(JSON.stringify(outcome)).not.toContain("mina");
    expect(await isSuppressed(post.store.read, post.ring, MINA)).toBe(false);
    if ("final" in expected) return;
    // The same mail, and no second one counted beside it.
    sink.behave();
    expect(await post.send(job)).toEqual({ is: "done" });
    const ids = sink.mails.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
    expect(new Set(ids)).toEqual(new Set([`<${job.uid}@nuri.example>`]));
    expect(sink.mails).toHaveLength("at" in fault && fault.at === "after-data" ? 2 : 1);
  });

  it.each(["5.1.1", "5.1.2", "5.1.3", "5.1.6"])("says %s: never again", async (status) => {
    sink.behave({ at: "to", code: 550, text: `${status} ${MINA} is not here` });
    const job = testJob(MINA);
    expect(await post.send(job)).toEqual({
      is: "failed",
      why: `550 ${status} at RCPT TO`,
      final: true,
    });
    sink.behave();
    const order = testJob(MINA.toUpperCase(), { category: "transactional", cause: "order" });
    expect(await post.send(order)).toEqual({ is: "dropped", why: "suppressed" });
    expect(await post.outcomes()).toMatchObject({
      [job.uid]: "refused",
      [order.uid]: "suppressed",
    });
  });

  it("is away", async () => {
    const gone = await smtpSink();
    await open({ environment: { SMTP_URL: `smtp://127.0.0.1:${gone.port}` } });
    await gone.close();
    const outcome = await post.send(testJob(MINA));
    expect(outcome).toMatchObject({ is: "failed", endpointAtFault: true });
  });

  it("is slow", async () => {
    sink.behave({ slow: 1_500 });
    expect(await post.send(testJob(MINA))).toEqual({ is: "done" });
  });
});

/** A name of the loopback network that is not taken for one's own machine. */
const ELSEWHERE = "127.0.0.2";

describe("signing in", () => {
  it("needs the right password", async () => {
    const strict = await smtpSink({ user: "nuri", password: "p:w" });
    close.push(strict.close);
    await open({ environment: { SMTP_URL: `smtp://nuri:p%3Aw@127.0.0.1:${strict.port}` } });
    expect(await post.send(testJob(MINA))).toEqual({ is: "done" });
    await open({ environment: { SMTP_URL: `smtp://nuri:canary@127.0.0.1:${strict.port}` } });
    const outcome = await post.send(testJob(MINA));
    expect(outcome).toMatchObject({ is: "failed", endpointAtFault: "refuses" });
    expect(JSON.stringify(outcome)).not.toContain("canary");
  });

  it("never shows the password where others can read it", async () => {
    const plain = await smtpSink({ host: ELSEWHERE, user: "nuri", password: "canary" });
    close.push(plain.close);
    await open({ environment: { SMTP_URL: `smtp://nuri:canary@${ELSEWHERE}:${plain.port}` } });
    expect(await post.send(testJob(MINA))).toMatchObject({ is: "failed", endpointAtFault: true });
    expect(plain.mails).toEqual([]);
  });

  it.each([
    ["starttls", "smtp"],
    ["from the start", "smtps"],
  ] as const)("to nobody with a certificate of their own, %s", async (tls, scheme) => {
    const stranger = await smtpSink({ host: ELSEWHERE, tls, user: "nuri", password: "canary" });
    close.push(stranger.close);
    await open({
      environment: { SMTP_URL: `${scheme}://nuri:canary@${ELSEWHERE}:${stranger.port}` },
    });
    const outcome = await post.send(testJob(MINA));
    expect(outcome).toMatchObject({ is: "failed", endpointAtFault: true });
    expect(outcome).toMatchObject({ why: expect.stringMatching(/CERT|ETLS/) });
    expect(stranger.mails).toEqual([]);
  });
});
