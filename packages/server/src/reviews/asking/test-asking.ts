import { randomUUID } from "node:crypto";
import { type ReviewConfig } from "@stagelight/core/config";
import { sql } from "kysely";
import { expect, vi } from "vitest";
import { testDatabase } from "../../store/test-database.ts";
import { SITE, testServer, type TestServer } from "../../http/test-server.ts";
import { TRUST, type Trust } from "../../log/log.ts";
import { listMails, readMail } from "../../mail/mailbox/read-mailbox.ts";
import { canAdvance } from "../../operations/clock.ts";
import { orderKey } from "../../referral/convert/orders.ts";
import type { Database, DatabaseKind } from "../../store/database.ts";
import { openDatabase } from "../../store/open.ts";
import type { ReviewInvitationTable } from "../../store/review-tables.ts";
import type { Invitation } from "../receive/invitation.ts";
import type { TakingReview } from "../receive/take-review.ts";

const DAY = 86_400_000;

/** For tests: a shop that asks for reviews, whose clock can be put forward. */
export interface TestAsking extends TestServer {
  readonly database: Database;
  /** Tells the server of verified events, and waits until all that is due is done. */
  tell(...events: readonly object[]): Promise<void>;
  /** The same of what only browsers have said. */
  claim(...events: readonly object[]): Promise<void>;
  /** A guest's order of some products, told by the shop's server. */
  order(id: string, email: string, products: readonly string[], more?: object): Promise<void>;
  /** Puts the clock forward and waits until what is due is done. */
  forward(days: number): Promise<void>;
  /** Rows of one order, by product. */
  invitations(order: string): Promise<Invitation[]>;
  /** Subjects and texts of the mails to somebody, in order. */
  mails(email: string): Promise<string[]>;
  /** What became of the mails to somebody, in order. */
  outcomes(): Promise<string[]>;
  /** The server's own events of this name. */
  events(name: string): Promise<{ properties: Record<string, unknown>; [key: string]: unknown }[]>;
}

/** Such a shop, on a database of its own. */
export async function testAsking(
  kind: DatabaseKind,
  review: ReviewConfig = {},
  config: object = {},
): Promise<TestAsking> {
  const { address, remove } = await testDatabase(kind);
  const test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
      consent: { mode: "implied" },
      review,
      ...config,
    },
    environment: { DATABASE_URL: address },
    development: true,
  });
  const { services, settings } = test.server;
  const database = openDatabase(address);
  const { db, log } = database;
  const { clock } = services;
  const folder = settings.mail.by === "folder" ? settings.mail.folder : "";
  const underWay = async (): Promise<unknown[]> => {
    const live = db.selectFrom("projection").select("position").where("name", "=", "live");
    const position = (await live.executeTakeFirst())?.position ?? "";
    const unread = await log.read(position, 1);
    // PostgreSQL hides what is new while anybody writes, in other databases of the machine too.
    const { rows } =
      kind === "postgres"
        ? await sql<{ place: string }>`select concat(tx, '-', id) as place from log`.execute(db)
        : { rows: [] };
    const hidden = rows.filter(({ place }) => log.compare(place, position) > 0);
    const due = db.selectFrom("job").selectAll().where("due_at", "<=", clock.now());
    const jobs = await due.execute();
    // What follows from a job is looked for every few seconds else.
    if (jobs.length > 0) services.outbox.wake();
    return [...unread, ...hidden, ...jobs];
  };
  const settled = (): Promise<void> =>
    vi.waitFor(async () => expect(await underWay()).toEqual([]), { timeout: 30_000 });
  let said = 0;
  const telling =
    (trust: Trust): TestAsking["tell"] =>
    async (...events) => {
      const receivedAt = clock.now();
      const timestamp = new Date(receivedAt).toISOString();
      await services.store.append(
        events.map((event) => {
          const messageId = `m${++said}`;
          const body = JSON.stringify({ type: "track", messageId, timestamp, ...event });
          return { receivedAt, trust, body };
        }),
      );
      await settled();
    };
  const tell = telling(TRUST.verified);
  return {
    ...test,
    database,
    tell,
    claim: telling(TRUST.hint),
    order: (id, email, products, more) =>
      tell({
        event: "Order Completed",
        properties: {
          order_id: id,
          email,
          products: products.map((name) => ({ product_id: name, name: `The ${name}` })),
        },
        ...more,
      }),
    async forward(days) {
      if (canAdvance(clock)) clock.advance(days * DAY);
      await settled();
    },
    invitations: (order) =>
      db
        .selectFrom("review_invitation")
        .selectAll()
        .where("order_key", "=", orderKey(order))
        .orderBy("product")
        .execute(),
    async mails(email) {
      const theirs = (await listMails(folder)).mails.filter(({ to }) => to === email);
      const read = theirs.map(async ({ id }) => {
        const mail = await readMail(folder, id);
        return `${mail?.subject}\n${mail?.text}`;
      });
      return (await Promise.all(read)).toReversed();
    },
    async outcomes() {
      const rows = db.selectFrom("mail_record").select(["mail", "outcome"]).orderBy("id");
      return (await rows.execute()).map(({ mail, outcome }) => `${mail}: ${outcome}`);
    },
    async events(name) {
      const rows = await db.selectFrom("log").select("body").orderBy("id").execute();
      return rows
        .map(
          ({ body }) => JSON.parse(body) as { event?: string; properties: Record<string, unknown> },
        )
        .filter(({ event }) => event === name);
    },
    async close() {
      await test.close();
      await database.close();
      await remove();
    },
  };
}

/** A review of five stars by an invitation, for which something was promised. */
export function takingOf(
  { id, product }: Pick<ReviewInvitationTable, "id" | "product">,
  now: number,
): TakingReview {
  return {
    id: randomUUID(),
    kind: "stars",
    score: 5,
    text: null,
    name: null,
    locale: "en",
    product,
    source: "mail",
    permission: false,
    photos: [],
    author: { visitorId: null, profileId: null, addressKey: null },
    invitation: id,
    promised: "5 % off",
    atOnce: false,
    network: null,
    idempotency: null,
    burst: { most: 50, within: 600 },
    alarm: null,
    now,
  };
}
