import { randomUUID } from "node:crypto";
import PostalMime, { type Email } from "postal-mime";
import { expect } from "vitest";
import { smtpSink, type SmtpSink } from "../../../../../test/fakes/smtp-sink.ts";
import { testDatabase } from "../../store/test-database.ts";
import { BASE, basic, SECRET, SITE, type TestServer, testServer } from "../../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../../keys/visitor-secret.ts";
import { canAdvance } from "../../operations/clock.ts";
import { recordKeys } from "../../privacy/suppression.ts";
import { signedIn, type TestMember } from "../../team/test-team.ts";
import { FACTS } from "../write/test-writes.ts";
import type { Conversation, Entry, StartFacts, Write, Written } from "../write/write.ts";
import { lookForDue } from "./keeper.ts";

/** For tests: a shop with a chat whose mails go through a real mail server, and whose clock can be put forward. */
export interface TestChatMail extends TestServer {
  readonly sink: SmtpSink;
  readonly agent: TestMember;
  /** A conversation of a browser that has told an address. */
  begin(
    email: string,
    facts?: Partial<StartFacts>,
  ): Promise<{ readonly id: string; readonly secret: string }>;
  answer(conversation: string, text: string): Promise<void>;
  write(write: Readonly<Record<string, unknown>>): Promise<Written>;
  /** Puts the clock forward, and waits until what is due is done. */
  forward(milliseconds: number): Promise<void>;
  /** The mails to somebody that the mail server has taken, parsed. */
  mailsTo(email: string): Promise<Email[]>;
  /** Brings a mail in, as it is, with the secret key. */
  bring(raw: Buffer, headers?: Record<string, string>): Promise<{ status: number; told: unknown }>;
  ask(path: string, init?: RequestInit): Promise<Response>;
  row(conversation: string): Promise<Conversation>;
  entries(conversation: string): Promise<Entry[]>;
}

/** Such a shop, on a database of its own. */
export async function testChatMail(
  kind: "sqlite" | "postgres" = "sqlite",
  chat: object = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestChatMail> {
  const { address, remove } = await testDatabase(kind);
  const sink = await smtpSink();
  const test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
      mail: { from: "Nuri Tea <hello@nuri.example>" },
      chat: { mail: { replyTo: "chat@in.nuri.example" }, ...chat },
    },
    environment: {
      DATABASE_URL: address,
      SMTP_URL: `smtp://127.0.0.1:${sink.port}`,
      PUBLIC_URL: SITE,
      ...environment,
    },
    development: true,
  });
  const { services } = test.server;
  const { chat: writer, clock, store, ring } = services;
  const agent = await signedIn(test.server, "agent", { name: "Jisoo" });
  let calls = 0;
  const ask: TestChatMail["ask"] = (path, init) =>
    test.server.fetch(new Request(/^https?:/.test(path) ? path : BASE + path, init), {
      address: `198.51.${++calls >> 8}.${calls & 255}`,
    });
  const write: TestChatMail["write"] = (each) =>
    writer.write({ at: clock.now(), ...each } as unknown as Write);
  const waiting = async (): Promise<unknown[]> => {
    const due = store.read.selectFrom("job").selectAll().where("due_at", "<=", clock.now());
    const jobs = await due.execute();
    if (jobs.length > 0) services.outbox.wake();
    return jobs;
  };
  return {
    ...test,
    sink,
    agent,
    ask,
    write,
    async begin(email, facts = {}) {
      const id = randomUUID();
      const secret = newVisitorSecret();
      const key = recordKeys(ring, email)[0]!;
      const written = await write({
        op: "start",
        conversation: id,
        by: { kind: "holder", holder: visitorIdOf(secret) },
        facts: { ...FACTS, email, address_key: key, ...facts },
        message: { id: randomUUID(), text: "Visitor's own words." },
        before: [],
        person: false,
      });
      expect(written.ok).toBe(true);
      return { id, secret };
    },
    async answer(conversation, text) {
      const by = { kind: "agent", member: agent.id };
      await write({ op: "message", conversation, by, id: randomUUID(), text });
    },
    async forward(milliseconds) {
      if (canAdvance(clock)) clock.advance(milliseconds);
      await lookForDue(services);
      await expect.poll(waiting, { timeout: 20_000 }).toEqual([]);
    },
    async mailsTo(email) {
      const theirs = sink.mails.filter(({ to }) => to.includes(email));
      return Promise.all(theirs.map(({ raw }) => PostalMime.parse(raw)));
    },
    async bring(raw, headers = basic(SECRET)) {
      const response = await ask("/v1/chat/mail/raw", {
        method: "POST",
        headers: { "content-type": "message/rfc822", ...headers },
        body: new Uint8Array(raw),
      });
      return { status: response.status, told: await response.json() };
    },
    row: (id) =>
      store.read
        .selectFrom("conversation")
        .selectAll()
        .where("id", "=", id)
        .executeTakeFirstOrThrow(),
    entries: (id) =>
      store.read
        .selectFrom("chat_entry")
        .selectAll()
        .where("conversation_id", "=", id)
        .orderBy("seq")
        .execute(),
    async close() {
      await test.close();
      await sink.close();
      await remove();
    },
  };
}

/** For tests: a header of a mail. */
export function header({ headers }: Email, name: string): string | undefined {
  return headers.find(({ key }) => key === name)?.value;
}
