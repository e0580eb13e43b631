import { randomBytes } from "node:crypto";
import { CODE_BYTES, makeCode } from "@stagelight/core/referral";
import { sql } from "kysely";
import { expect, vi } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import {
  BASE,
  basic,
  SECRET,
  saying,
  SITE,
  testServer,
  type TestServer,
} from "../http/test-server.ts";
import { TRUST } from "../log/log.ts";
import { listMails, readMail } from "../mail/mailbox/read-mailbox.ts";
import { canAdvance } from "../operations/clock.ts";
import type { Database, DatabaseKind } from "../store/database.ts";
import { openDatabase } from "../store/open.ts";
import { mailboxKeys, selfKeys } from "./keys.ts";
import { keepMember } from "./member.ts";
import type { Referral } from "./convert/referral.ts";
import { beginWriting, type Budget } from "./rewards/budget.ts";
import type { Reward } from "./rewards/work.ts";

const DAY = 86_400_000;

/** A reward of a test: the referrer's credit for the friend's first order, held for two weeks. */
export const THANKS = {
  id: "thanks",
  to: "referrer",
  for: "first-order",
  give: { kind: "credit", amount: 500, currency: "USD" },
  text: "5 dollars",
} as const;

/** A program of a test. */
export const FRIENDS = {
  id: "friends",
  name: "Friends",
  text: { en: "Give 10 %, get 5 dollars." },
  terms: { text: "Be kind.", version: "1" },
  gift: { text: "10 % off", discount: { percent: 10 } },
  rewards: [THANKS],
} as const;

/** For tests: a server with referral programs, its database, and what goes on there. */
export interface TestReferral extends TestServer {
  readonly database: Database;
  /** Somebody with a link; `more`: what is known of the browser in which it was taken. */
  join(
    email: string,
    program?: string,
    more?: { readonly visitorId?: string; readonly network?: string },
  ): Promise<{ code: string; id: string }>;
  /** Tells the server of verified events, and waits until their jobs are done. */
  tell(...events: readonly object[]): Promise<void>;
  /** A guest's order, told by the shop's server. */
  order(id: string, email: string, properties?: object): Promise<void>;
  /** Puts the clock forward and waits until what is due is done. */
  forward(days: number): Promise<void>;
  /** Rows of one program, in the order in which they came to be. */
  rewards(program?: string): Promise<Reward[]>;
  referrals(program?: string): Promise<Referral[]>;
  budget(program?: string): Promise<Budget>;
  /** Posts with the secret key. */
  post(path: string, body: object): Promise<{ status: number; answer: Record<string, unknown> }>;
  /** Subjects and texts of the mails to somebody, once there are so many. */
  mails(email: string, many: number): Promise<string[]>;
}

/** Such a server, on a database of its own. */
export async function testReferral(
  kind: DatabaseKind,
  programs: readonly object[] = [FRIENDS],
  config: object = {},
  environment: Readonly<Record<string, string>> = {},
): Promise<TestReferral> {
  const { address, remove } = await testDatabase(kind);
  const test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko"] },
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
      referral: { programs },
      ...config,
    },
    environment: { DATABASE_URL: address, ...environment },
    development: true,
  });
  const { services, settings } = test.server;
  const database = openDatabase(address);
  const say = saying(test.server);
  const { clock, ring } = services;
  const underWay = async (): Promise<unknown[]> => {
    const { db, log } = database;
    const live = db.selectFrom("projection").select("position").where("name", "=", "live");
    const position = (await live.executeTakeFirst())?.position ?? "";
    const unread = await log.read(position, 1);
    // PostgreSQL hides what is new while anybody writes, in other databases of the machine too.
    const { rows } =
      kind === "postgres"
        ? await sql<{ place: string }>`select concat(tx, '-', id) as place from log`.execute(db)
        : { rows: [] };
    const hidden = rows.filter(({ place }) => log.compare(place, position) > 0);
    const due = db.selectFrom("job").selectAll().where("kind", "=", "referral");
    return [...unread, ...hidden, ...(await due.where("due_at", "<=", clock.now()).execute())];
  };
  const settled = (): Promise<void> =>
    vi.waitFor(async () => expect(await underWay()).toEqual([]), { timeout: 30_000 });
  const tell: TestReferral["tell"] = async (...events) => {
    await say(TRUST.verified, ...events);
    await settled();
  };
  return {
    ...test,
    database,
    tell,
    join: (email, program = "friends", more = {}) =>
      database.db.transaction().execute(async (step) => {
        await beginWriting(step, kind);
        const { id } = await keepMember(step, {
          addressKeys: mailboxKeys(ring, email),
          selfKeys: selfKeys(ring, email),
          email,
          address: email,
          locale: "en",
          ...more,
          now: clock.now(),
          proven: true,
        });
        const code = makeCode(randomBytes(CODE_BYTES));
        await step
          .insertInto("referral_code")
          .values({ code, program, member_id: id, created_at: clock.now() })
          .execute();
        return { code, id };
      }),
    order: (id, email, properties) =>
      tell({
        event: "Order Completed",
        timestamp: new Date(clock.now()).toISOString(),
        properties: { order_id: id, email, total: 40, currency: "USD", ...properties },
      }),
    async forward(days) {
      if (canAdvance(clock)) clock.advance(days * DAY);
      await settled();
    },
    rewards: (program = "friends") =>
      database.db
        .selectFrom("reward")
        .selectAll()
        .where("program", "=", program)
        .orderBy("created_at")
        .orderBy("rule")
        .execute(),
    referrals: (program = "friends") =>
      database.db
        .selectFrom("referral")
        .selectAll()
        .where("program", "=", program)
        .orderBy("attributed_at")
        .execute(),
    budget: (program = "friends") =>
      database.db
        .selectFrom("referral_budget")
        .selectAll()
        .where("program", "=", program)
        .executeTakeFirstOrThrow(),
    async post(path, body) {
      const answer = await test.server.fetch(
        new Request(BASE + path, {
          method: "POST",
          headers: { "content-type": "application/json", ...basic(SECRET) },
          body: JSON.stringify(body),
        }),
      );
      return {
        status: answer.status,
        answer: (await answer.json()) as Record<string, unknown>,
      };
    },
    async mails(email, many) {
      const folder = settings.mail.by === "folder" ? settings.mail.folder : "";
      const theirs = async () => (await listMails(folder)).mails.filter(({ to }) => to === email);
      await expect.poll(async () => (await theirs()).length, { timeout: 30_000 }).toBe(many);
      const read = (await theirs()).map(async ({ id }) => (await readMail(folder, id))?.text ?? "");
      return Promise.all(read);
    },
    async close() {
      await test.close();
      await database.close();
      await remove();
    },
  };
}
