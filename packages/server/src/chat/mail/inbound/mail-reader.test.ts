import { randomBytes } from "node:crypto";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { longestStretch } from "../../../http/test-longest-stretch.ts";
import { signedReplyTo } from "../reply-address.ts";
import { type TestChatMail, testChatMail } from "../test-chat-mail.ts";
import { type MailBounds, type MailReader, openMailReader } from "./mail-reader.ts";
import type { BroughtMail, ReadMail } from "./read-brought.ts";
import { mailBy } from "./test-mails.ts";

const MB = 1_048_576;
const FROM = "From: mina@tea.example\r\nMessage-Id: <hostile@tea.example>\r\n";
const MIXED = "Content-Type: multipart/mixed; boundary=b\r\n\r\n";

/** Fills so many megabytes with a text. */
const filled = (text: string, megabytes: number): string =>
  text.repeat((megabytes * MB) / text.length);

/** What somebody may send to keep a server busy. */
const HOSTILE: readonly (readonly [what: string, mail: string])[] = [
  [
    "nested for ever",
    Array.from({ length: 5_000 }, (_, at) => MIXED.replace("=b", `=b${at}`) + `--b${at}\r\n`).join(
      "",
    ),
  ],
  ["of huge headers", filled(`X-Header: ${"x".repeat(200)}\r\n`, 4)],
  ["of one huge header", `X-Header: ${filled("x", 4)}\r\n\r\n`],
  ["of thousands of parts", MIXED + "--b\r\n\r\nx\r\n".repeat(60_000)],
  [
    "of thousands of files",
    MIXED + `--b\r\nContent-Disposition: attachment; filename=a\r\n\r\n`.repeat(60_000),
  ],
  [
    "of base64 that ends again and again",
    `Content-Transfer-Encoding: base64\r\n\r\n${filled(`${"A=".repeat(35)}\r\n`, 20)}`,
  ],
];

describe("a large mail", () => {
  let test: TestChatMail;
  beforeAll(async () => {
    test = await testChatMail("sqlite", { attachments: true });
  }, 60_000);
  afterAll(() => test.close());

  const replyTo = (id: string): string =>
    signedReplyTo(test.server.services, "chat@in.nuri.example", id);

  it("is taken with its file while others have their turn within 30 ms", async () => {
    const stretches: number[] = [];
    const [begin, end] = ["%PDF-1.7\n", "\n%%EOF\n"].map((text) => Buffer.from(text));
    const file = Buffer.concat([begin!, randomBytes(4.5 * MB), end!]);
    // What is compiled, and memory that is tidied up, falls into single ones.
    for (let time = 0; time < 5; time++) {
      const { id } = await test.begin("mina@tea.example", { email_proven_at: 1 });
      const mail = await mailBy({
        to: replyTo(id),
        attachments: [{ filename: "a.pdf", content: file }],
      });
      stretches.push(
        await longestStretch(async () => {
          expect((await test.bring(mail)).told).toEqual({ taken: true });
        }),
      );
      const [, entry] = await test.entries(id);
      expect(JSON.parse(entry!.data!)).toMatchObject({ attachments: [{ size: file.length }] });
    }
    expect(stretches.toSorted((one, other) => one - other)[2]).toBeLessThan(30);
  }, 60_000);

  it.each(HOSTILE)(
    "%s is refused, and what comes along with it is not lost",
    async (_, hostile) => {
      const { id } = await test.begin("mina@tea.example", { email_proven_at: 1 });
      const to = replyTo(id);
      const honest = await mailBy({ to });
      const [refused, taken] = await Promise.all([
        test.bring(Buffer.from(`${FROM}To: ${to}\r\n${hostile}`)),
        test.bring(honest),
      ]);
      expect(refused).toEqual({ status: 200, told: { taken: false, why: "unreadable" } });
      expect(taken).toEqual({ status: 200, told: { taken: true } });
    },
    30_000,
  );
});

describe("who reads mails", () => {
  let reader: MailReader;
  const warned: unknown[] = [];
  const open = (bounds: Partial<MailBounds>): void => {
    const warn = (about: unknown): void => void warned.push(about);
    reader = openMailReader({ warn }, { waiting: 20, time: 15_000, memory: 256, ...bounds });
  };
  afterEach(() => reader.close());

  const read = (body: string, more: Partial<BroughtMail> = {}): Promise<ReadMail> =>
    reader.read({
      provider: "raw",
      secret: undefined,
      isTrusted: true,
      headers: [["content-type", "message/rfc822"]],
      body: Buffer.from(FROM + body),
      now: 0,
      ...more,
    });
  const SLOW = `Content-Type: text/html\r\n\r\n${filled(`${"<p>".repeat(20)}\r\n`, 12)}`;
  const READ = { is: "right", mail: { text: "Hi\n", from: "mina@tea.example" } };

  it("gives up what takes too long, says so, and goes on with the next", async () => {
    open({ time: 1_000 });
    expect(await read("\r\nHi")).toMatchObject(READ);
    const [slow, next] = await Promise.allSettled([read(SLOW), read("\r\nHi")]);
    expect(slow).toMatchObject({ status: "rejected", reason: { code: "overloaded" } });
    expect(next).toMatchObject({ status: "fulfilled", value: READ });
    expect(warned.splice(0)).toMatchObject([{ bytes: FROM.length + SLOW.length }]);
  }, 20_000);

  it("takes no more than can wait", async () => {
    open({ waiting: 3 });
    const reads = await Promise.allSettled(Array.from({ length: 5 }, () => read("\r\nHi")));
    expect(reads.map((each) => (each.status === "rejected" ? each.reason.code : "read"))).toEqual([
      "read",
      "read",
      "read",
      "overloaded",
      "overloaded",
    ]);
    expect(await read("\r\nHi")).toMatchObject(READ);
  });

  it("tells what is no mail by what it is", async () => {
    open({});
    const postmark = { provider: "postmark", secret: "user:password" } as const;
    const authorization = `Basic ${Buffer.from(postmark.secret).toString("base64")}`;
    const headers = [
      ["authorization", authorization],
      ["content-type", "application/json"],
    ] as const;
    await expect(read("", { ...postmark, headers })).rejects.toMatchObject({
      code: "body-unreadable",
      more: { detail: "It is no JSON." },
    });
    expect(await read("", postmark)).toEqual({ is: "refused" });
    expect(await read("", { isTrusted: false })).toEqual({ is: "refused" });
    expect(await read("", { headers: [] })).toEqual({ is: "wrong-type" });
  });

  it("is done when the server ends, and what waits is to be brought again", async () => {
    open({});
    expect(await read("\r\nHi")).toMatchObject(READ);
    const reads = Promise.allSettled([read(SLOW), read("\r\nHi")]);
    await new Promise((turn) => setImmediate(turn));
    await reader.close();
    for (const each of [...(await reads), ...(await Promise.allSettled([read("\r\nHi")]))]) {
      expect(each).toMatchObject({ status: "rejected", reason: { code: "shutting-down" } });
    }
  });
});
