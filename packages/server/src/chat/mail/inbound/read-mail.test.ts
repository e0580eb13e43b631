import { performance } from "node:perf_hooks";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { headerOf, type InboundMail } from "./inbound-mail.ts";
import { machineOf } from "./machine.ts";
import { readMailgun } from "./read-mailgun.ts";
import { readPostmark } from "./read-postmark.ts";
import { readRaw } from "./read-raw.ts";
import { byMailgun, byPostmark, mailBy } from "./test-mails.ts";

const TO = "chat+aaaaaaaaaaaaaaaaaaaaaaaaaa.bbbbbbbbbbbbbbbb@in.nuri.example";
const PNG = Buffer.from("89504e470d0a1a0a", "hex");

describe.each<[string, () => Promise<InboundMail | undefined> | InboundMail | undefined]>([
  ["as it is", async () => readRaw(await mailBy({ to: TO }))],
  ["by Postmark", () => readPostmark(byPostmark(TO))],
  ["by Mailgun", () => readMailgun(byMailgun(TO))],
  [
    "by Mailgun as it is",
    async () =>
      readMailgun(byMailgun(TO, { "body-mime": (await mailBy({ to: TO })).toString("latin1") })),
  ],
])("a mail that is brought %s", (_, read) => {
  it("says to whom, from whom, which and what", async () => {
    const mail = (await read())!;
    expect(mail.recipients).toContain(TO);
    expect(mail).toMatchObject({
      from: "mina@tea.example",
      messageId: "<answer-1@tea.example>",
      files: [],
    });
    expect(mail.text.trim()).toBe("Great, thank you!");
    expect(headerOf(mail, "message-id")).toBe("<answer-1@tea.example>");
    expect(machineOf(mail, ["hello@nuri.example"])).toBe(undefined);
  });
});

describe("a whole mail", () => {
  it("is read in any language and encoding, with its files", async () => {
    for (const encoding of ["base64", "quoted-printable"] as const) {
      const bytes = await mailBy({
        to: [TO, "shop@nuri.example"],
        cc: "Team: a@tea.example, b@tea.example;",
        text: "감사합니다! 谢谢 🍵\n두 번째 줄",
        encoding,
        attachments: [{ filename: "찻잔.png", content: PNG }],
      });
      const mail = (await readRaw(bytes))!;
      expect(mail.text.trim()).toBe("감사합니다! 谢谢 🍵\n두 번째 줄");
      expect(mail.recipients).toEqual([TO, "shop@nuri.example", "a@tea.example", "b@tea.example"]);
      expect(mail.files).toEqual([{ name: "찻잔.png", content: PNG }]);
    }
  });

  it("says by its HTML what it has no text for", async () => {
    const html = "<div>Great,<br>thank you!</div><blockquote>old</blockquote>";
    const mail = await readRaw(await mailBy({ to: TO, text: "", html }));
    expect(mail?.text).toBe("Great,\nthank you!");
  });

  it("is for whom it was delivered to, whatever its headers say", async () => {
    const bytes = await mailBy({
      to: "shop@nuri.example",
      headers: { "Delivered-To": TO, "X-Original-To": `<${TO}>` },
    });
    expect((await readRaw(bytes))!.recipients).toEqual([TO, TO, "shop@nuri.example"]);
  });

  it("of several authors is nobody's", async () => {
    const two = Buffer.from(`From: a@tea.example, b@tea.example\r\nTo: ${TO}\r\n\r\nHi\r\n`);
    const twice = Buffer.from(`From: a@tea.example\r\nFrom: b@tea.example\r\nTo: ${TO}\r\n\r\nHi`);
    for (const bytes of [two, twice]) {
      const mail = (await readRaw(bytes))!;
      expect(mail.from).toBe(undefined);
      expect(machineOf(mail, [])).toBe("no-sender");
    }
  });

  it("out of all proportion is none", async () => {
    const nested = Array.from({ length: 100 }, (_, at) => part(at)).join("");
    for (const text of [
      `From: a@tea.example\r\n${nested}`,
      `From: ${"a@tea.example, ".repeat(20_000)}\r\n\r\nHi`,
      `From: a@tea.example\r\n\r\n${"\n".repeat(200_000)}`,
      "",
      "\r\n\r\n",
    ]) {
      const began = performance.now();
      expect(await readRaw(Buffer.from(text))).toBe(undefined);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });

  it("is never an error, whatever the bytes are", async () => {
    const good = await mailBy({ to: TO, html: "<p>Hi</p>", attachments: [{ content: PNG }] });
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 200 }),
        fc.nat(good.length),
        fc.boolean(),
        async (bytes, at, instead) => {
          const rest = good.subarray(instead ? at + bytes.length : at);
          const mail = await readRaw(Buffer.concat([good.subarray(0, at), bytes, rest]));
          expect(typeof (mail ? machineOf(mail, [TO]) : undefined)).toMatch(/string|undefined/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("what no provider posts", () => {
  it("is no mail", async () => {
    for (const payload of [null, 3, "x", [], {}, { FromFull: {} }, byPostmark(TO, { ToFull: 3 })]) {
      expect(readPostmark(payload)).toBe(undefined);
    }
    expect(await readMailgun(new FormData())).toBe(undefined);
    for (const headers of ["", "{}", "[[", "null"]) {
      expect(await readMailgun(byMailgun(TO, { "message-headers": headers }))).toBe(undefined);
    }
  });

  it("has files by their bytes", async () => {
    const content = PNG.toString("base64");
    const posted = byPostmark(TO, { Attachments: [{ Name: "a.png", Content: content }] });
    expect(readPostmark(posted)!.files).toEqual([{ name: "a.png", content: PNG }]);
    const form = byMailgun(TO);
    form.append("attachment-1", new Blob([new Uint8Array(PNG)]), "a.png");
    form.append("photo", new Blob(["x"]), "b.png");
    expect((await readMailgun(form))!.files).toEqual([{ name: "a.png", content: PNG }]);
  });
});

describe("a program", () => {
  const by = async (headers: Record<string, string>, more: object = {}) =>
    machineOf((await readRaw(await mailBy({ to: TO, headers, ...more })))!, ["hello@nuri.example"]);

  it.each([
    ["auto-reply", { "Auto-Submitted": "auto-replied" }],
    ["auto-reply", { "Auto-Submitted": "auto-generated; owner-email=a@b.example" }],
    ["auto-reply", { "X-Autoreply": "yes" }],
    ["auto-reply", { "X-Autorespond": "vacation" }],
    ["auto-reply", { Precedence: "auto_reply" }],
    ["bounce", { "Return-Path": "<>" }],
    ["bounce", { "X-Failed-Recipients": "mina@tea.example" }],
    ["list", { "List-Id": "<tea.lists.example>" }],
    ["list", { Precedence: "bulk" }],
  ])("that says so is known: %s by %j", async (machine, headers) => {
    expect(await by(headers)).toBe(machine);
  });

  it.each([
    ["bounce", "MAILER-DAEMON@mx.example"],
    ["bounce", "postmaster@tea.example"],
    ["bounce", "no-reply@tea.example"],
    ["bounce", "bounces+12@tea.example"],
    ["loop", "Hello@Nuri.example"],
  ])("is known by its address: %s by %s", async (machine, from) => {
    expect(await by({}, { from })).toBe(machine);
  });

  it("is known by the kind of its mail", async () => {
    const report = Buffer.from(
      `From: a@mx.example\r\nTo: ${TO}\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n--b\r\n\r\nNo such user.\r\n--b--\r\n`,
    );
    expect(machineOf((await readRaw(report))!, [])).toBe("bounce");
  });

  it("is nobody who writes by themselves", async () => {
    for (const headers of [
      { "Auto-Submitted": "no" },
      { Precedence: "normal" },
      { "X-Auto-Response-Suppress": "All" },
      { "Return-Path": "<mina@tea.example>" },
    ]) {
      expect(await by(headers as Record<string, string>)).toBe(undefined);
    }
    expect(await by({}, { from: "postmastery@tea.example" })).toBe(undefined);
  });
});

function part(at: number): string {
  return `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`;
}
