import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Secret, TOTP } from "otpauth";
import { expect } from "vitest";
import { type TestDatabase, testDatabase } from "../store/test-database.ts";
import { type TestServer, testServer } from "../http/test-server.ts";
import type { Database } from "../store/database.ts";
import { useDatabase } from "../store/use-database.ts";
import { linkAddress } from "./links/link.ts";
import type { LinkWanted } from "./links/make-link.ts";
import { type TestBrowser, testBrowser } from "./test-browser.ts";

/** Passwords that nobody guesses. */
export const PASSWORD = "seven green kettles";
export const OTHER = "eleven quiet harbours";

/** For tests: a site whose team comes in as people do, by links and mails. */
export interface TestSite {
  readonly test: TestServer;
  /** Works at the database beside the server. */
  db<Result>(work: (database: Database) => Promise<Result>): Promise<Result>;
  /** Another browser, at a place of its own. */
  browser(cookies?: string): TestBrowser;
  /** The token of a link as the command line or a server that begins prints it; else why there is none. */
  printed(wanted: LinkWanted): Promise<string>;
  /** Another owner, in a browser of theirs. */
  owner(email?: string): Promise<TestBrowser>;
  /** Somebody whom an owner has invited, and who has come. */
  invited(by: TestBrowser, email: string, role: string): Promise<TestBrowser>;
  /** Text of the newest mail to an address that has a link to this page. */
  mailTo(email: string, page?: "accept" | "reset"): Promise<string>;
  /** Its token. */
  tokenFor(email: string, page?: "accept" | "reset"): Promise<string>;
  close(): Promise<void>;
}

/** An address of a test's own. */
export const address = (name: string): string => `${name}.${randomUUID().slice(0, 8)}@nuri.example`;

/** The id of who is signed in in a browser. */
export async function idOf(browser: TestBrowser): Promise<string> {
  return ((await browser.get("session")).body.member as { id: string }).id;
}

/** Has somebody sign in with codes from now on. */
export async function secondStep(
  browser: TestBrowser,
): Promise<{ readonly totp: TOTP; readonly recovery: string[] }> {
  const { body } = await browser.post("totp/begin", { password: PASSWORD });
  const totp = new TOTP({ secret: Secret.fromBase32(body.secret as string) });
  // The code of the step before: this one's is for signing in.
  const code = totp.generate({ timestamp: Date.now() - 30_000 });
  const confirmed = await browser.post("totp/confirm", { code });
  expect(confirmed.status).toBe(200);
  return { totp, recovery: confirmed.body.recovery as string[] };
}

export async function testSite(kind: "sqlite" | "postgres"): Promise<TestSite> {
  const place: TestDatabase = await testDatabase(kind);
  const test = await testServer({
    development: true,
    config: { mail: { from: "hello@nuri.example" } },
    environment: { DATABASE_URL: place.address },
  });
  const { services } = test.server;
  let places = 0;
  const browser = (cookies = "") => {
    const from = `192.0.${++places >> 8}.${places & 255}`;
    return testBrowser(test.server, { cookies, address: from });
  };
  const printed = async (wanted: LinkWanted) => {
    const made = await services.store.run("makeTeamLink", wanted);
    return made.is === "made" ? linkAddress(services, made.link).split("#token=")[1]! : made.is;
  };
  const mailTo = async (email: string, page = "accept") => {
    const { mail } = test.server.settings;
    if (mail.by !== "folder") throw new Error("In development mail is kept in a folder.");
    let found = "";
    const look = () => {
      const mails = readdirSync(mail.folder).filter((name) => name.endsWith(".eml"));
      const texts = mails
        .toSorted()
        .map((name) => readFileSync(join(mail.folder, name), "utf8"))
        .map((text) => text.replaceAll("=\r\n", "").replaceAll("=3D", "="));
      const leads = `/dashboard/${page}#token`;
      found = texts.findLast((each) => each.includes(email) && each.includes(leads)) ?? "";
      return found;
    };
    await expect.poll(look, { timeout: 10_000 }).not.toBe("");
    return found;
  };
  const tokenFor = async (email: string, page = "accept") =>
    /#token=([\w.-]+)/.exec(await mailTo(email, page))![1]!;
  const come = async (token: string, about: object) => {
    const own = browser();
    const came = await own.post("accept", { token, password: PASSWORD, ...about });
    expect(came).toMatchObject({ status: 200 });
    return own;
  };
  return {
    test,
    db: (work) => useDatabase(place.address, work),
    browser,
    printed,
    async owner(email = address("jin")) {
      const now = services.clock.now();
      return come(await printed({ purpose: "admin", locale: "en", now }), { email, name: "Jin" });
    },
    async invited(by, email, role) {
      expect(await by.post("team/invite", { email, role })).toMatchObject({ status: 200 });
      return come(await tokenFor(email), { name: "Mina" });
    },
    mailTo,
    tokenFor,
    async close() {
      await test.close();
      await place.remove();
    },
  };
}
