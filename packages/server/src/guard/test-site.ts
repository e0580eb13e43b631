import { randomUUID } from "node:crypto";
import { type Challenge, solveChallenge } from "altcha-lib";
import { deriveKey } from "altcha-lib/algorithms/pbkdf2";
import { RequestProblem } from "../http/problem.ts";
import { SITE, testServer, type TestServer } from "../http/test-server.ts";
import { openDatabase } from "../store/open.ts";
import { NEWSLETTER_FORM } from "./forms.ts";
import type { Attempt, Verdict } from "./guard.ts";

const RECEIPT = {
  subscriber_id: "mina",
  action: "asked",
  lists: "[]",
  wording: "Yes",
  version: "1",
  page: null,
  form: null,
  address: null,
  language: "en",
};

/** What a guarded site of a test is made with. */
export interface TestSiteOptions {
  /** Default: an SQLite file of its own. */
  readonly database?: string;
  readonly mail?: object;
  readonly development?: boolean;
}

/** For tests: a server, and what people send to its newsletter's guard. */
export interface TestSite extends TestServer {
  /** What becomes of an attempt; the code of the problem where it is refused. */
  send(attempt?: Partial<Attempt>): Promise<Verdict | { is: string; challenge?: Challenge }>;
  /** The same, solving what is asked for. */
  solve(attempt?: Partial<Attempt>): Promise<unknown>;
  /** Puts receipts of forms into the table, as if they had been sent. */
  sent(forms: number, at: number): Promise<void>;
}

export async function testSite(options: TestSiteOptions = {}): Promise<TestSite> {
  const { database, mail, development = true } = options;
  const test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
      mail: { from: "hello@nuri.example", ...mail },
    },
    ...(database !== undefined && { environment: { DATABASE_URL: database } }),
    development,
  });
  const { guard } = test.server.services;
  const send: TestSite["send"] = async (attempt = {}) => {
    try {
      return await guard.check(NEWSLETTER_FORM, {
        via: "json",
        address: "192.0.2.1",
        trusted: false,
        began: 5_000,
        ...attempt,
      });
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      const { challenge } = error.more as { challenge?: Challenge };
      return { is: error.code, ...(challenge && { challenge }) };
    }
  };
  return {
    ...test,
    send,
    async solve(attempt = {}) {
      const asked = await send(attempt);
      if (!("challenge" in asked) || !asked.challenge) return asked;
      return send({ ...attempt, proof: await solvedBy(asked.challenge) });
    },
    async sent(forms, at) {
      const database = openDatabase(test.server.settings.database);
      const rows = Array.from({ length: forms }, () => ({
        ...RECEIPT,
        id: randomUUID(),
        at,
      }));
      await database.bulk.add(
        database.db as never,
        "consent_receipt",
        Object.keys(rows[0] ?? RECEIPT),
        rows.map((row) => Object.values(row)),
      );
      await database.close();
    },
  };
}

/** A proof, as a browser makes it. */
export async function solvedBy(challenge: Challenge) {
  const solution = await solveChallenge({ challenge, deriveKey });
  return { challenge, solution: { counter: solution!.counter, derivedKey: solution!.derivedKey } };
}
