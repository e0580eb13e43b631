import { expect } from "vitest";
import { readConfig } from "@stagelight/core/config";
import { type TestDatabase, testDatabase } from "../store/test-database.ts";
import { BASE, SITE, type TestServer, testServer } from "../http/test-server.ts";
import { listMails, readMail } from "../mail/mailbox/read-mailbox.ts";
import { canonicalEmail } from "../identity/email.ts";
import { canAdvance } from "../operations/clock.ts";
import type {
  ConsentReceiptTable,
  SubscriberTable,
  SubscriptionTable,
} from "../store/newsletter-tables.ts";

/** The newsletter of a test's tea shop. */
export const NEWSLETTER = {
  lists: [
    { id: "tea", name: { en: "New teas", ko: "새로 나온 차", zh: "新茶" } },
    { id: "events", name: "Tastings" },
  ],
  name: true,
  fields: [
    {
      id: "teas",
      type: "choices",
      label: { en: "What do you drink?", ko: "어떤 차를 드시나요?", zh: "您喝什么茶？" },
      choices: [
        { id: "green-tea", label: "Green tea" },
        { id: "black-tea", label: "Black tea" },
      ],
      interest: true,
    },
    { id: "cups", type: "number", label: "Cups a day" },
    { id: "birthday", type: "date", label: "Birthday" },
  ],
  consent: {
    text: { en: "Nuri Tea may write to me.", ko: "메일 수신에 동의합니다." },
    version: "v7",
  },
} as const;

/** A server with a newsletter; its mails become files, and its clock can be put forward. */
export interface TestNewsletter extends TestServer {
  readonly config: ReturnType<typeof readConfig>;
  /** Sends a form as the widget does, from an address of its own. */
  send(form: object, request?: Asked): Promise<Response>;
  /** A request to any path below the base path, or an absolute address. */
  ask(path: string, request?: Asked): Promise<Response>;
  /** Rows of the database. */
  rows<Row>(table: string): Promise<Row[]>;
  /** The link in the newest mail to somebody that has it; waits until there are so many of them. */
  linkIn(email: string, path: string, mails?: number): Promise<string>;
  /** Newest first. */
  mailsTo(email: string): Promise<{ readonly source: string; readonly text: string }[]>;
  forward(milliseconds: number): void;
}

/** What is another than usual in a request. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly address?: string;
}

/** For tests: such a server, on a database of its own. */
export async function testNewsletter(
  kind: "sqlite" | "postgres" = "sqlite",
  {
    newsletter = NEWSLETTER,
    mail = {},
    referral,
    review,
  }: { newsletter?: object; mail?: object; referral?: object; review?: object } = {},
): Promise<TestNewsletter> {
  const database: TestDatabase = await testDatabase(kind);
  const options = {
    site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
    server: {},
    mail: {
      from: "Nuri Tea <hello@nuri.example>",
      postalAddress: "Nuri Tea, Seoul",
      links: { privacy: "/[...locale]/privacy" },
      confirmationsPerHour: 10_000,
      ...mail,
    },
    newsletter,
    ...(referral && { referral }),
    ...(review && { review }),
  };
  const test = await testServer({
    config: options,
    environment: { DATABASE_URL: database.address },
    development: true,
  });
  const { services } = test.server;
  let calls = 0;
  const ask: TestNewsletter["ask"] = (path, { method = "GET", address, ...init } = {}) =>
    test.server.fetch(
      new Request(/^https?:/.test(path) ? path : BASE + path, { method, ...init }),
      { address: address ?? `198.51.${++calls >> 8}.${calls & 255}` },
    );
  const mailsTo: TestNewsletter["mailsTo"] = async (email) => {
    const way = test.server.settings.mail;
    const folder = way.by === "folder" ? way.folder : "";
    const { mails } = await listMails(folder);
    const theirs = mails.filter(({ to }) => to === email).map(({ id }) => readMail(folder, id));
    return (await Promise.all(theirs)).map((each) => ({
      source: each?.source ?? "",
      text: each?.text ?? "",
    }));
  };
  return {
    ...test,
    config: readConfig(options),
    ask,
    send: (form, { headers, ...request } = {}) =>
      ask("/v1/newsletter", {
        method: "POST",
        body: JSON.stringify({ began: 5_000, locale: "en", ...form }),
        ...request,
        headers: { "content-type": "application/json", ...headers },
      }),
    rows: <Row>(table: string) =>
      services.store.read
        .selectFrom(table as "subscriber")
        .selectAll()
        .execute() as Promise<Row[]>,
    async linkIn(email, path, mails = 1) {
      const those = async () =>
        (await mailsTo(email)).filter(({ text }) => text.includes(`${path}?t=`));
      const count = async () => (await those()).length;
      await expect.poll(count, { timeout: 20_000 }).toBeGreaterThanOrEqual(mails);
      const [newest] = await those();
      const [link = ""] = new RegExp(`https?://\\S+${path}\\?t=[\\w.-]+`).exec(newest!.text) ?? [];
      // In development links lead to where the server listens, which a test's server does not.
      return link.replace(/^https?:\/\/[^/]+/, SITE);
    },
    mailsTo,
    forward(milliseconds) {
      if (canAdvance(services.clock)) services.clock.advance(milliseconds);
    },
    async close() {
      await test.close();
      await database.remove();
    },
  };
}

/** Somebody who signs up: what becomes of them. */
export interface Subject {
  /** The link of the newest mail, once there are so many. */
  confirmLink(mails?: number): Promise<string>;
  subscriber(of?: string): Promise<SubscriberTable | undefined>;
  /** Their rows. */
  of<Row extends { subscriber_id: string }>(table: string): Promise<Row[]>;
  /** Ids and states. */
  listsOf(): Promise<string[]>;
  /** Oldest first. */
  receipts(): Promise<ConsentReceiptTable[]>;
  /** Events of this name that the log has of them. */
  said(name: string): Promise<Record<string, unknown>[]>;
}

/** What there is of one address. */
export function subjectOf(test: TestNewsletter, email: string): Subject {
  const subscriber = async (of = email) =>
    (await test.rows<SubscriberTable>("subscriber")).find(
      (row) => row.email === canonicalEmail(of),
    );
  const of = async <Row extends { subscriber_id: string }>(table: string): Promise<Row[]> => {
    const id = (await subscriber())?.id;
    return (await test.rows<Row>(table)).filter((row) => row.subscriber_id === id);
  };
  return {
    confirmLink: (mails) => test.linkIn(email, "/v1/newsletter/confirm", mails),
    subscriber,
    of,
    listsOf: async () =>
      (await of<SubscriptionTable>("subscription"))
        .map(({ list, state }) => `${list} ${state}`)
        .sort(),
    receipts: async () =>
      (await of<ConsentReceiptTable>("consent_receipt")).toSorted((a, b) => a.at - b.at),
    said: async (name) =>
      (await test.server.services.store.read.selectFrom("log").selectAll().execute())
        .map(({ body, trust }) => ({ ...(JSON.parse(body) as Record<string, unknown>), trust }))
        .filter((event) => JSON.stringify(event).includes(email))
        .filter((event) => (event as { event?: string }).event === name),
  };
}
