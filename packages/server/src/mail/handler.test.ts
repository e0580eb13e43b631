import { createHmac, createSecretKey } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import PostalMime from "postal-mime";
import { describe, expect, it, vi } from "vitest";
import { suppressionHash } from "../privacy/suppression.ts";
import type { MailCategory } from "./message.ts";
import { testJob, testOffice } from "./test-post-office.ts";

// Some open a database of their own.
vi.setConfig({ testTimeout: 30_000 });

const DAY = 86_400_000;

const office = testOffice();

describe("a mail that goes out", () => {
  it("has both headers of RFC 8058, and one recipient", async () => {
    const job = testJob(office.mina, { name: "Mina Park", language: "ko" });
    expect(await office.post.send(job)).toEqual({ is: "done" });
    const [mail] = office.sink.mails;
    expect(mail).toMatchObject({ from: "hello@nuri.example", to: [office.mina] });
    const link =
      /^List-Unsubscribe: <https:\/\/nuri\.example\/_stagelight\/v1\/unsubscribe\?t=v1\.[\w.-]+>\r\n/m;
    expect(mail!.raw).toMatch(link);
    expect(mail!.raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n/m);
    const { from, to, messageId, subject, html, text } = await PostalMime.parse(mail!.raw);
    expect(from).toMatchObject({ name: "Nuri Tea", address: "hello@nuri.example" });
    expect(to).toMatchObject([{ name: "Mina Park", address: office.mina }]);
    expect(messageId).toBe(`<${job.uid}@nuri.example>`);
    expect(subject).not.toBe("");
    expect(html).toContain('lang="ko"');
    expect(text).toContain("https://nuri.example/_stagelight/v1/unsubscribe?t=");
    expect(mail!.raw).not.toContain(Buffer.from(office.mina).toString("base64url").slice(0, 12));
    expect(await office.post.outcomes()).toMatchObject({ [job.uid]: "sent" });
  });

  it("has neither where it is transactional", async () => {
    await office.post.send(testJob(office.mina, { category: "transactional" }));
    expect(office.sink.mails[0]!.raw).not.toContain("List-Unsubscribe");
  });

  it("is sent once, also if it is handed out again", async () => {
    const job = testJob(office.mina);
    expect([await office.post.send(job), await office.post.send(job)]).toEqual([
      { is: "done" },
      { is: "done" },
    ]);
    expect(office.sink.mails).toHaveLength(1);
  });

  it("leaves out names that are messages", async () => {
    for (const name of [
      "Win at evil.example",
      "http://evil",
      "x".repeat(65),
      "a\r\nBcc: v@w.example",
    ]) {
      await office.post.send(
        testJob(office.mina, { category: "transactional", cause: name, name }),
      );
      expect(office.sink.mails.at(-1)!.to).toEqual([office.mina]);
      expect(office.sink.mails.at(-1)!.raw).toMatch(new RegExp(`^To: ${office.mina}\r\n`, "m"));
    }
  });

  it("goes into a folder in development", async () => {
    await office.open({ environment: {}, development: true });
    const job = testJob(office.mina);
    expect(await office.post.send(job)).toEqual({ is: "done" });
    const folder = join(office.post.settings.folder, "mailbox");
    const files = readdirSync(folder).filter((name) => name !== ".gitignore");
    expect(files).toEqual([`2026-01-01T00-00-00-000Z-${job.uid}.eml`]);
    const [file = ""] = files;
    const { to, headers } = await PostalMime.parse(readFileSync(join(folder, file)));
    expect(to).toMatchObject([{ address: office.mina }]);
    const link = headers.find(({ key }) => key === "list-unsubscribe")?.value;
    expect(link).toContain("<http://127.0.0.1:8080/_stagelight/v1/unsubscribe?t=");
  });

  it("waits where nothing can send it", async () => {
    await office.open({ environment: {} });
    const outcome = await office.post.send(testJob(office.mina));
    expect(outcome).toMatchObject({ is: "failed", why: "no SMTP_URL", endpointAtFault: "refuses" });
  });
});

describe("a mail that must not go out", () => {
  it("to what is not one address", async () => {
    for (const address of [
      `${office.mina}, victim@tea.example`,
      `${office.mina}\r\nBcc: v@w.example`,
      "Mina",
    ]) {
      expect(await office.post.send(testJob(address))).toMatchObject({ is: "dropped" });
    }
    expect(office.sink.connections()).toBe(0);
  });

  it("as marketing without consent", async () => {
    await office.open({ consent: "required" });
    expect(await office.post.send(testJob(office.mina))).toEqual({
      is: "dropped",
      why: "no-consent",
    });
    const order = testJob(office.mina, { category: "transactional", cause: "order" });
    expect(await office.post.send(order)).toEqual({ is: "done" });
    expect(Object.values(await office.post.outcomes())).toEqual(["no-consent", "sent"]);
  });

  it("to an address that is suppressed, in whatever spelling", async () => {
    const { store, ring, now } = office.post;
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
      office.post.send(testJob(address, { category, cause: `${address} ${category}` }));
    expect(await to("m.i.n.a.park+tea@googlemail.com", "marketing")).toEqual(dropped);
    expect(await to("minapark@gmail.com", "transactional")).toEqual({ is: "done" });
    expect(await to("Jun@Tea.Example", "marketing")).toEqual(dropped);
    expect(await to("jun@tea.example", "transactional")).toEqual(dropped);
    expect(await to("sora@tea.example", "confirmation")).toEqual(dropped);
    expect(await to("sora@tea.example", "marketing")).toEqual({ is: "done" });
  });

  it("to an address that was suppressed before provider rules were looked at", async () => {
    const email = `mi.na+${office.mina.replace("tea.example", "gmail.com")}`;
    const [{ id, key } = { id: "", key: createSecretKey(Buffer.alloc(1)) }] =
      office.post.ring.keys("suppression");
    const hash = `${id}.${createHmac("sha256", key).update(email).digest("base64url")}`;
    await office.post.store.run("suppress", { hash, scope: "marketing", reason: "erased", now: 1 });
    expect(await office.post.send(testJob(email))).toEqual({ is: "dropped", why: "suppressed" });
  });

  it("more often than the caps allow", async () => {
    await office.open({ mail: { perDay: 2, perWeek: 3 } });
    const send = async (cause: string, category: "marketing" | "confirmation" = "marketing") => {
      const address = `mi.na+${cause.replaceAll(" ", "")}@gmail.com`;
      return (await office.post.send(testJob(address, { category, cause }))).is;
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
    office.post.wait(DAY);
    expect([await send("4"), await send("5")]).toEqual(["done", "dropped"]);
    const later: string[] = [];
    for (let day = 1; day < 32; day++) {
      later.push(await send(`day ${day}`, "confirmation"));
      office.post.wait(DAY);
    }
    expect(later.map((is, day) => (is === "done" ? day : -1)).filter((day) => day >= 0)).toEqual([
      0, 1, 29, 30,
    ]);
  });

  it("at once, where the site has asked as many as it may in an hour", async () => {
    await office.open({ mail: { confirmationsPerHour: 3 } });
    const send = (person: number, category: MailCategory = "confirmation") =>
      office.post.send(testJob(`hana${person}@tea.example`, { category }));
    const asked = [];
    for (let person = 0; person < 5; person++) asked.push((await send(person)).is);
    expect(asked).toEqual(["done", "done", "done", "later", "later"]);
    expect(await send(9, "transactional")).toEqual({ is: "done" });
    // The same again is no other one, and what waits goes when the hour is over.
    expect(await send(1)).toEqual({ is: "done" });
    office.post.wait(61 * 60_000);
    expect([await send(3), await send(4)]).toEqual([{ is: "done" }, { is: "done" }]);
    expect(office.sink.mails).toHaveLength(6);
  });

  it("twenty times a day, whatever it is", async () => {
    for (let order = 0; order < 25; order++) {
      await office.post.send(
        testJob(office.mina, { category: "transactional", cause: `order ${order}` }),
      );
    }
    expect(office.sink.mails).toHaveLength(20);
  });
});
