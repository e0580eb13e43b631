import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Duration } from "@stagelight/core";
import {
  lifecycleMails,
  type MailConfig,
  readConfig,
  seconds,
  type StagelightConfig,
} from "@stagelight/core/config";
import { freshDatabase } from "../store/test-database.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import { TRUST, type Trust } from "../log/log.ts";
import { canAdvance } from "../operations/clock.ts";
import { createLogger } from "../operations/log.ts";
import type { LoggedEvent } from "../project/logged-event.ts";
import type { DatabaseKind } from "../store/database.ts";

const products = [{ name: "Sencha", price: 10, quantity: 2 }];

/** Mina is known, with an address that the site has proof of. */
export const MINA: Said = {
  type: "identify",
  userId: "mina",
  anonymousId: "browser",
  traits: { email: "mina@tea.example", name: "Mina" },
};

/** What any browser can say. */
export const CLAIMED = { trust: TRUST.hint, anonymousId: "browser" } as const;

/** What the browser says that has shown that it is Mina's. */
export const SHOWN = { ...CLAIMED, stagelight: { visitor: true } } as const;

/** Mina leaves a cart. */
export const CHECKOUT: Said = { ...SHOWN, event: "Checkout Started", properties: { products } };

/** Mina orders, as the site's server tells it. */
export function order(id: string, more: Said["properties"] = {}): Said {
  return {
    event: "Order Completed",
    userId: "mina",
    properties: { order_id: id, total: 20, currency: "EUR", products, ...more },
  };
}

/** An event of a test; what is left out is filled in. */
export type Said = Partial<LoggedEvent> & { readonly trust?: Trust };

/** For tests: a server with lifecycle mails on somebody's own machine, whose clock can be put forward. */
export interface TestShop {
  readonly server: StagelightServer;
  /** The settings' folder, with the config's and the mailbox. */
  readonly folder: string;
  /** Something happens just now; returns when all that follows from it is done. */
  say(...events: readonly Said[]): Promise<void>;
  /** Puts the clock forward; returns when all that is due by then is done. */
  wait(duration: Duration): Promise<void>;
  /** Ids of the mails that were sent, in order; in development into a folder. */
  sent(): Promise<string[]>;
  /** Of each decision that was recorded the mail's id and what became of it, in order. */
  outcomes(): Promise<string[]>;
  /** The letters themselves, in order. */
  letters(): Promise<string[]>;
  /** How many follow-ups wait. */
  waiting(): Promise<number>;
  close(): Promise<void>;
}

export interface ShopOptions {
  readonly kind?: DatabaseKind;
  readonly mail?: Partial<MailConfig>;
  readonly config?: StagelightConfig;
}

/** All six, less what makes them rare: caps are not what these tests are about. */
const MAIL: MailConfig = {
  from: "Nuri Tea <hello@nuri.example>",
  postalAddress: "Jongno-gu, Seoul",
  links: { cart: "/cart" },
  perDay: 20,
  perWeek: 100,
  lifecycle: Object.values(lifecycleMails),
};

export async function testShop({
  kind = "sqlite",
  mail,
  config,
}: ShopOptions = {}): Promise<TestShop> {
  const folder = await mkdtemp(join(tmpdir(), "stagelight-mails-"));
  const postgres = kind === "postgres" ? await freshDatabase() : undefined;
  const server = await createServer({
    config: readConfig({
      site: { name: "Nuri Tea", url: "https://nuri.example", locales: ["en", "ko", "zh"] },
      consent: { mode: "implied" },
      server: {},
      ...config,
      mail: { ...MAIL, ...mail },
    }),
    environment: {
      STAGELIGHT_SECRET: "the-secret-of-this-test-0123456789ab",
      DATABASE_URL: postgres?.url ?? `file:${join(folder, "test.db")}`,
    },
    folder,
    development: true,
    logger: createLogger({ level: "silent", secrets: [] }),
  });
  const { store, clock, outbox } = server.services;
  let said = 0;
  const records = () =>
    store.read.selectFrom("mail_record").select(["mail", "outcome"]).orderBy("id").execute();
  return {
    server,
    folder,
    async say(...events) {
      const receivedAt = clock.now();
      await store.append(
        events.map(({ trust = TRUST.verified, ...event }) => {
          const timestamp = new Date(receivedAt).toISOString();
          const all = { type: "track", messageId: `m${++said}`, timestamp, ...event };
          return { receivedAt, trust, body: JSON.stringify(all) };
        }),
      );
      while (store.status().projected < said) await sleep(5);
      await outbox.idle();
    },
    async wait(duration) {
      if (!canAdvance(clock)) throw new Error("The clock cannot be put forward.");
      clock.advance(seconds(duration)! * 1000);
      await outbox.idle();
    },
    async sent() {
      return (await records()).flatMap(({ mail: id, outcome }) => (outcome === "sent" ? [id] : []));
    },
    async outcomes() {
      return (await records()).map(({ mail: id, outcome }) => `${id}: ${outcome}`);
    },
    async letters() {
      const { mail: way } = server.settings;
      const mailbox = way.by === "folder" ? way.folder : "";
      const names = (await readdir(mailbox).catch(() => [])).filter((name) => name.endsWith("eml"));
      return Promise.all(names.sort().map((name) => readFile(join(mailbox, name), "utf8")));
    },
    async waiting() {
      const jobs = store.read.selectFrom("job").select("id").where("kind", "=", "follow-up");
      return (await jobs.execute()).length;
    },
    async close() {
      await server.close();
      await postgres?.drop();
      await rm(folder, { recursive: true });
    },
  };
}
