import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  KEY,
  type MailchimpVendor,
  startMailchimp,
} from "../../../connectors/src/destinations/mailchimp/test-vendor.ts";
import { type TestDatabase, testDatabase } from "../store/test-database.ts";
import { SITE, testServer, type TestServer } from "../http/test-server.ts";
import { canAdvance } from "../operations/clock.ts";
import { recordKeys, suppressionHash } from "../privacy/suppression.ts";
import { openDatabase } from "../store/open.ts";
import type { Database } from "../store/database.ts";

const MINA = "mina@nuri.example";

let vendor: MailchimpVendor;
let database: TestDatabase;
let own: Database;
let test: TestServer;

beforeAll(async () => {
  database = await testDatabase("sqlite");
});
afterAll(() => database.remove());

beforeEach(async () => {
  vendor = await startMailchimp(["a1b2c3", "d4e5f6"]);
  const lists = { tea: "a1b2c3", events: "d4e5f6" };
  test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE },
      mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
      newsletter: {
        lists: [
          { id: "tea", name: "Tea" },
          { id: "events", name: "Events" },
        ],
      },
      connectors: [{ id: "mailchimp", options: { url: vendor.url, lists } }],
    },
    environment: {
      DATABASE_URL: database.address,
      MAILCHIMP_API_KEY: KEY,
      STAGELIGHT_ALLOW_PRIVATE: "127.0.0.1",
    },
    development: true,
  });
  own = openDatabase(database.address);
});
afterEach(async () => {
  for (const table of ["subscription", "subscriber"] as const) {
    await own.db.deleteFrom(table).execute();
  }
  await own.close();
  await test.close();
  await vendor.close();
});

/** Somebody who has confirmed both lists, once. */
async function subscriber({ confirmed = true } = {}): Promise<string> {
  const id = randomUUID();
  const now = Date.now();
  const at = { created_at: now, changed_at: now, confirmed_at: confirmed ? now : null };
  const [address_key = ""] = recordKeys(test.server.services.ring, MINA);
  const said = { name: "Mina", fields: "{}", locale: "ko", frequency: null };
  await own.db
    .insertInto("subscriber")
    .values({ id, address_key, email: MINA, ...said, ...at })
    .execute();
  for (const list of ["tea", "events"]) {
    await own.db
      .insertInto("subscription")
      .values({ subscriber_id: id, list, state: "confirmed", at: now, reason: null })
      .execute();
  }
  return id;
}

/** As the preference centre does. */
const change = (id: string, wanted: { join?: string[]; leave?: string[]; said?: object }) =>
  test.server.services.store.run("changePreferences", {
    ...wanted,
    who: { id },
    mailbox: [suppressionHash(test.server.services.ring, MINA)],
    interests: [],
    form: "preferences",
    network: null,
    now: test.server.services.clock.now(),
  });

/** Until all that has happened is projected, and no job waits. */
async function settled(): Promise<void> {
  const { read } = test.server.services.store;
  const ahead = async () => {
    const last = read.selectFrom("log").select(({ fn }) => fn.max("id").as("id"));
    const { position } = await read
      .selectFrom("projection")
      .select("position")
      .where("name", "=", "live")
      .executeTakeFirstOrThrow();
    const { id } = await last.executeTakeFirstOrThrow();
    const jobs = await read.selectFrom("job").select("uid").execute();
    return Number(id) - Number(position) + jobs.length;
  };
  await expect.poll(ahead, { timeout: 20_000 }).toBe(0);
}

const statuses = () => ["a1b2c3", "d4e5f6"].map((list) => vendor.member(list, MINA)?.status);

describe("a service that sends the newsletter", () => {
  it("hears of who leaves a list and who comes back, though nobody has allowed marketing", async () => {
    const id = await subscriber();
    await change(id, { leave: ["tea"] });
    await expect.poll(statuses, { timeout: 20_000 }).toEqual([undefined, "subscribed"]);
    expect(vendor.member("d4e5f6", MINA)).toMatchObject({
      merge_fields: { FNAME: "Mina" },
      language: "ko",
    });
    await change(id, { join: ["tea"], leave: ["events"] });
    await expect.poll(statuses, { timeout: 20_000 }).toEqual(["subscribed", "unsubscribed"]);
  });

  it("is told how it stands when it is told, not how it stood", async () => {
    const id = await subscriber();
    vendor.answer({ status: 503, headers: { "retry-after": "50" } });
    await change(id, { leave: ["events"] });
    await expect.poll(() => vendor.received().length, { timeout: 20_000 }).toBe(1);
    await change(id, { leave: ["tea"] });
    const { clock, outbox } = test.server.services;
    if (canAdvance(clock)) clock.advance(3_600_000);
    outbox.wake();
    await settled();
    expect(vendor.written()).toEqual([]);
    expect(statuses()).toEqual([undefined, undefined]);
  });

  it("hears of nobody who has not confirmed", async () => {
    const id = await subscriber({ confirmed: false });
    await change(id, { leave: ["tea"] });
    await settled();
    expect(vendor.received()).toEqual([]);
  });
});
