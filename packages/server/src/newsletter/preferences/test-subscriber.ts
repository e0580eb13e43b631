import { randomUUID } from "node:crypto";
import { type TestDatabase, testDatabase } from "../../store/test-database.ts";
import { SITE, type TestServer, testServer } from "../../http/test-server.ts";
import { recordKeys, suppressionHash } from "../../privacy/suppression.ts";
import type { Database } from "../../store/database.ts";
import { openDatabase } from "../../store/open.ts";
import { preferencesLink } from "./token.ts";

const DAY = 86_400_000;

/** The newsletter of a test's tea shop, with three lists. */
const CONFIG = {
  site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
  mail: { from: "hello@nuri.example", postalAddress: "Seoul", perDay: 10, perWeek: 10 },
  newsletter: {
    name: true,
    lists: [
      {
        id: "tea",
        name: { en: "Tea", ko: "차 소식" },
        description: "What is new",
        frequency: "weekly",
      },
      { id: "ware", name: { en: "Teaware", ko: "다기" } },
      { id: "fairs", name: "Fairs" },
    ],
    fields: [
      {
        id: "teas",
        type: "choices",
        label: "Which teas?",
        interest: true,
        choices: [
          { id: "green", label: "Green" },
          { id: "black", label: "Black" },
        ],
      },
      { id: "cups", type: "number", label: "Cups a day", required: true },
    ],
    consent: { text: { en: "I agree to mail.", ko: "메일 수신에 동의합니다." }, version: "7" },
  },
};

/** Fields of a form. */
export type Form = Readonly<Record<string, string | readonly string[]>>;

/** A server with a newsletter, on a database of its own. */
export interface TestSubscribers extends TestServer {
  readonly database: TestDatabase;
  /** Tests write where the server only reads. */
  readonly own: Database;
}

export async function testSubscribers(kind: "sqlite" | "postgres"): Promise<TestSubscribers> {
  const database = await testDatabase(kind);
  const test = await testServer({
    config: CONFIG,
    environment: { DATABASE_URL: database.address },
    development: true,
  });
  const own = openDatabase(database.address);
  return {
    ...test,
    database,
    own,
    async close() {
      await own.close();
      await test.close();
      await database.remove();
    },
  };
}

/** Somebody who has been on the lists tea and ware for sixty days, and what is known of them. */
export async function testSubscriber({ server: { services, ...server }, own }: TestSubscribers) {
  const id = randomUUID();
  const email = `mina-${id.slice(0, 8)}@tea.example`;
  await subscribe(own, { id, email, key: recordKeys(services.ring, email)[0]! });
  const link = (sentAt = Date.now()) =>
    preferencesLink(services, { subscriber: id, language: "en", sentAt });
  const lists = async () =>
    Object.fromEntries(
      (
        await services.store.read
          .selectFrom("subscription")
          .select(["list", "state"])
          .where("subscriber_id", "=", id)
          .orderBy("list")
          .execute()
      ).map(({ list, state }) => [list, state]),
    );
  const receipts = async () =>
    (
      await services.store.read
        .selectFrom("consent_receipt")
        .selectAll()
        .where("subscriber_id", "=", id)
        .orderBy("action")
        .execute()
    ).map(({ action, lists: about, wording, version, form }) => [
      action,
      JSON.parse(about),
      wording,
      version,
      form,
    ]);
  const events = async () =>
    (await services.store.read.selectFrom("log").select("body").execute())
      .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
      .filter((event) => JSON.stringify(event).includes(email));
  const subscriber = () =>
    services.store.read
      .selectFrom("subscriber")
      .selectAll()
      .where("id", "=", id)
      .executeTakeFirst();
  const suppressions = async () =>
    (
      await services.store.read
        .selectFrom("suppression")
        .select("scope")
        .where("hash", "=", suppressionHash(services.ring, email))
        .orderBy("scope")
        .execute()
    ).map(({ scope }) => scope);
  const mails = () =>
    services.store.read
      .selectFrom("mail_record")
      .select(["mail", "outcome"])
      .where("address_key", "in", recordKeys(services.ring, email))
      .execute();

  /** A call from an address of its own. */
  const ask = (url: string, init?: RequestInit) =>
    server.fetch(new Request(url, init), {
      address: `198.51.100.${1 + Math.floor(Math.random() * 250)}`,
    });
  /** Sends a form to an address, or to the preference centre. */
  const send = (url: string, form: Form) => {
    const body = new URLSearchParams(
      Object.entries(form).flatMap(([name, values]) =>
        [values].flat().map((value): [string, string] => [name, value]),
      ),
    );
    return ask(url, { method: "POST", body });
  };
  const post = (form: Form, sentAt?: number) => send(link(sentAt), form);
  return {
    id,
    email,
    link,
    ask,
    send,
    post,
    lists,
    receipts,
    events,
    subscriber,
    suppressions,
    mails,
  };
}

export type TestSubscriber = Awaited<ReturnType<typeof testSubscriber>>;

async function subscribe(
  { db }: Database,
  { id, email, key }: { readonly id: string; readonly email: string; readonly key: string },
): Promise<void> {
  const now = Date.now() - 60 * DAY;
  await db
    .insertInto("subscriber")
    .values({
      id,
      address_key: key,
      email,
      name: "Mina <b>Kim</b>",
      fields: JSON.stringify({ teas: ["green"], old: "kept" }),
      locale: "en",
      frequency: null,
      created_at: now,
      changed_at: now,
      confirmed_at: now,
    })
    .execute();
  for (const list of ["tea", "ware"]) {
    await db
      .insertInto("subscription")
      .values({ subscriber_id: id, list, state: "confirmed", at: now, reason: null })
      .execute();
  }
}
