import { randomUUID } from "node:crypto";
import { DatabaseSync } from "node:sqlite";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import config from "../scenarios/referral/stagelight.config.ts";
import { buildScenario } from "./scenario.ts";
import { PERSON, tracked } from "./sending-site.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "./stagelight-server.ts";

/** A built shop with referral, served together with its server. */
export interface ReferralSite {
  readonly url: string;
  readonly server: RunningServer;
  readonly folder: ServerFolder;
  /** Adds a member, as if somebody had joined. */
  member(code: string, about?: { readonly program?: string; readonly name?: string }): void;
  /** Codes of visits that the server remembers, the oldest first. */
  touches(): Promise<string[]>;
  /** Codes of clicks that it has counted. */
  clicks(): Promise<string[]>;
  close(): Promise<void>;
}

/** Builds the scenario `referral`, and serves pages and server from one origin. */
export async function referralSite(): Promise<ReferralSite> {
  const { pages } = await buildScenario("referral");
  const folder = await serverFolder({
    config: config as unknown as Record<string, unknown>,
    words: ["--site", pages],
    // Links lead to where the server listens.
    environment: { NODE_ENV: "development" },
  });
  const server = await folder.start();
  const codes = async (table: string, order: string) => {
    const rows = await folder.query<{ code: string }>(
      `select code from ${table} order by ${order}`,
    );
    return rows.map(({ code }) => code);
  };
  return {
    url: server.url,
    server,
    folder,
    member: (code, about) => addMember(folder, code, about),
    touches: () => codes("referral_touch", "first_at"),
    clicks: () => codes("referral_click", "at"),
    async close() {
      await server.end();
      await folder.remove();
    },
  };
}

function addMember(
  { database }: ServerFolder,
  code: string,
  { program = "friends", name }: { readonly program?: string; readonly name?: string } = {},
): void {
  const db = new DatabaseSync(database.slice("file:".length), { timeout: 20_000 });
  const id = randomUUID();
  const email = `${id}@tea.example`;
  db.prepare(
    `insert into referral_member (id, address_key, self_key, email, address, name, show_name, locale, created_at, proven_at)
     values (?, ?, ?, ?, ?, ?, 1, 'en', 0, 0)`,
  ).run(id, id, id, email, email, name ?? null);
  db.prepare(
    "insert into referral_code (code, program, member_id, created_at) values (?, ?, ?, 0)",
  ).run(code, program, id);
  db.close();
}

let people = 0;

/** A browser of somebody new, at an address of their own. */
export const someone = (browser: Browser, options: BrowserContextOptions = {}) =>
  browser.newContext({
    ...PERSON,
    extraHTTPHeaders: { "x-forwarded-for": `203.0.113.${++people & 255}` },
    ...options,
  });

/** Opens a page as somebody does who follows a link elsewhere, and waits for the tracker. */
export async function follow(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(url);
  await tracked(page);
  return page;
}

/** What the page knows of who has sent the visitor. */
export const referralOf = (page: Page) =>
  page.evaluate(() => window.stagelight.referral?.() ?? null);

/** Everything that the browser stores: keys of storage, and names of cookies. */
export async function storedIn(page: Page): Promise<string[]> {
  const keys = await page.evaluate(async () => [
    ...Object.keys(localStorage),
    ...Object.keys(sessionStorage),
    ...(await indexedDB.databases()).map(({ name }) => name),
    ...(await caches.keys()),
  ]);
  const cookies = await page.context().cookies();
  return [...keys, ...cookies.map(({ name }) => name)].map(String);
}
