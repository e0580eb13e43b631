import { describe, expect, it, vi } from "vitest";
import { type Fault, smtpSink } from "../../../../test/fakes/smtp-sink.ts";
import { isSuppressed } from "../privacy/suppression.ts";
import { testJob, testOffice } from "./test-post-office.ts";

// Some open a database of their own.
vi.setConfig({ testTimeout: 30_000 });

const office = testOffice();

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
    if ("at" in fault && fault.at === "connect") await office.open({});
    office.sink.behave(fault);
    const job = testJob(office.mina);
    const outcome = await office.post.send(job);
    expect(outcome).toEqual({ is: "failed", why: expect.any(String), ...expected });
    expect(JSON.stringify(outcome)).not.toContain("mina");
    expect(await isSuppressed(office.post.store.read, office.post.ring, office.mina)).toBe(false);
    if ("final" in expected) return;
    // The same mail, and no second one counted beside it.
    office.sink.behave();
    expect(await office.post.send(job)).toEqual({ is: "done" });
    const ids = office.sink.mails.map(({ raw }) => /^Message-ID: (.*)\r$/m.exec(raw)?.[1]);
    expect(new Set(ids)).toEqual(new Set([`<${job.uid}@nuri.example>`]));
    expect(office.sink.mails).toHaveLength("at" in fault && fault.at === "after-data" ? 2 : 1);
  });

  it.each(["5.1.1", "5.1.2", "5.1.3", "5.1.6"])("says %s: never again", async (status) => {
    office.sink.behave({ at: "to", code: 550, text: `${status} ${office.mina} is not here` });
    const job = testJob(office.mina);
    expect(await office.post.send(job)).toEqual({
      is: "failed",
      why: `550 ${status} at RCPT TO`,
      final: true,
    });
    office.sink.behave();
    const order = testJob(office.mina.toUpperCase(), { category: "transactional", cause: "order" });
    expect(await office.post.send(order)).toEqual({ is: "dropped", why: "suppressed" });
    expect(await office.post.outcomes()).toMatchObject({
      [job.uid]: "refused",
      [order.uid]: "suppressed",
    });
  });

  it("is away", async () => {
    const gone = await smtpSink();
    await office.open({ environment: { SMTP_URL: `smtp://127.0.0.1:${gone.port}` } });
    await gone.close();
    const outcome = await office.post.send(testJob(office.mina));
    expect(outcome).toMatchObject({ is: "failed", endpointAtFault: true });
  });

  it("is slow", async () => {
    office.sink.behave({ slow: 1_500 });
    expect(await office.post.send(testJob(office.mina))).toEqual({ is: "done" });
  });
});

/** A name of the loopback network that is not taken for one's own machine. */
const ELSEWHERE = "127.0.0.2";

describe("signing in", () => {
  it("needs the right password", async () => {
    const strict = await smtpSink({ user: "nuri", password: "p:w" });
    office.atEnd(strict.close);
    await office.open({ environment: { SMTP_URL: `smtp://nuri:p%3Aw@127.0.0.1:${strict.port}` } });
    expect(await office.post.send(testJob(office.mina))).toEqual({ is: "done" });
    await office.open({ environment: { SMTP_URL: `smtp://nuri:canary@127.0.0.1:${strict.port}` } });
    const outcome = await office.post.send(testJob(office.mina));
    expect(outcome).toMatchObject({ is: "failed", endpointAtFault: "refuses" });
    expect(JSON.stringify(outcome)).not.toContain("canary");
  });

  it("never shows the password where others can read it", async () => {
    const plain = await smtpSink({ host: ELSEWHERE, user: "nuri", password: "canary" });
    office.atEnd(plain.close);
    await office.open({
      environment: { SMTP_URL: `smtp://nuri:canary@${ELSEWHERE}:${plain.port}` },
    });
    expect(await office.post.send(testJob(office.mina))).toMatchObject({
      is: "failed",
      endpointAtFault: true,
    });
    expect(plain.mails).toEqual([]);
  });

  it.each([
    ["starttls", "smtp"],
    ["from the start", "smtps"],
  ] as const)("to nobody with a certificate of their own, %s", async (tls, scheme) => {
    const stranger = await smtpSink({ host: ELSEWHERE, tls, user: "nuri", password: "canary" });
    office.atEnd(stranger.close);
    await office.open({
      environment: { SMTP_URL: `${scheme}://nuri:canary@${ELSEWHERE}:${stranger.port}` },
    });
    const outcome = await office.post.send(testJob(office.mina));
    expect(outcome).toMatchObject({ is: "failed", endpointAtFault: true });
    expect(outcome).toMatchObject({ why: expect.stringMatching(/CERT|ETLS/) });
    expect(stranger.mails).toEqual([]);
  });
});
