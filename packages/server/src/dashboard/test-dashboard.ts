import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readConfig } from "@stagelight/core/config";
import { testDatabase } from "../store/test-database.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import type { Saying } from "../http/test-server.ts";
import type { Database, DatabaseKind } from "../store/database.ts";
import { openDatabase } from "../store/open.ts";
import type { RoleName } from "../store/team-tables.ts";
import { signedIn, type TestMember } from "../team/test-team.ts";

const SITE = "https://nuri.example";

/** What the dashboard is answered. */
export interface TestAnswer<Body = Record<string, unknown>> {
  readonly status: number;
  readonly body: Body & { readonly code?: string };
  readonly headers: Headers;
  /** What was answered, as it came. */
  readonly text: string;
}

/** For tests: a server with all that the dashboard decides about, and somebody of each role. */
export interface TestDashboard {
  readonly server: StagelightServer;
  readonly database: Database;
  readonly say: Saying;
  readonly members: Readonly<Record<RoleName, TestMember>>;
  /** Asks below `dashboard/api`; with a body it is a POST. */
  ask<Body = Record<string, unknown>>(
    path: string,
    body?: object,
    role?: RoleName,
  ): Promise<TestAnswer<Body>>;
  /** What was written down of who did what, the oldest first. */
  audit(): Promise<{ actor: string; action: string; subject: string | null }[]>;
  close(): Promise<void>;
}

/** Such a server, on a database of its own. */
export async function testDashboard(kind: DatabaseKind): Promise<TestDashboard> {
  const { address, remove } = await testDatabase(kind);
  const folder = await mkdtemp(join(tmpdir(), "stagelight-"));
  const server = await createServer({
    development: true,
    folder,
    config: readConfig({
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
      server: {},
      mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
      review: {},
      newsletter: {},
      surveys: [{ id: "heard", use: "heard-about-us" }],
      referral: {
        programs: [
          {
            id: "friends",
            name: "Friends",
            text: "Give 10 %, get 5 dollars.",
            terms: { text: "Be kind.", version: "1" },
            gift: { text: "10 % off", discount: { percent: 10 } },
            rewards: [
              {
                id: "thanks",
                to: "referrer",
                for: "first-order",
                give: { kind: "credit", amount: 500, currency: "USD" },
                text: "5 dollars",
              },
            ],
          },
        ],
      },
      chat: {
        hours: { timeZone: "Asia/Seoul", weekly: { mon: ["09:00-12:00", "13:00-24:00"] } },
        answers: {
          pages: ["/help/**"],
          entries: [{ id: "shipping", question: "How long?", answer: "Two days." }],
          answerer: { url: "https://answers.nuri.example/ask?key=hidden" },
        },
        lines: [{ id: "costs", text: "Shall we look together?", trigger: { after: "30s" } }],
      },
    }),
    environment: {
      STAGELIGHT_SECRET: "the-secret-of-this-test-0123456789ab",
      DATABASE_URL: address,
      LOG_LEVEL: "silent",
      CHAT_ANSWERER_SECRET: `whsec_${Buffer.alloc(32, 7).toString("base64")}`,
    },
  });
  const database = openDatabase(address);
  const members = {
    agent: await signedIn(server, "agent", { name: "Ari" }),
    marketer: await signedIn(server, "marketer", { name: "Mo" }),
    owner: await signedIn(server, "owner", { name: "Olu" }),
  };
  return {
    server,
    database,
    members,
    async say(trust, ...events) {
      const { store } = server.services;
      const now = Date.now();
      await store.append(
        events.map((event) => {
          const all = { type: "track", messageId: randomUUID(), ...event };
          return { receivedAt: now, trust, body: JSON.stringify(all) };
        }),
      );
      // Projects what was appended before it returns.
      await store.run("withdraw", { withdrawals: [], now });
    },
    // oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- who asks knows what is told
    async ask<Body>(path: string, body?: object, role: RoleName = "owner") {
      const request = new Request(`${SITE}/_stagelight/dashboard/api/${path}`, {
        method: body ? "POST" : "GET",
        headers: {
          ...members[role].headers,
          ...(body && { "content-type": "application/json" }),
        },
        ...(body && { body: JSON.stringify(body) }),
      });
      const { status, headers, ...response } = await server
        .fetch(request, { address: "192.0.2.1" })
        .then(async (answer) => ({
          status: answer.status,
          headers: answer.headers,
          // As bytes: a byte order mark is not to be lost.
          text: new TextDecoder("utf-8", { ignoreBOM: true }).decode(await answer.arrayBuffer()),
        }));
      const json = /json/.test(headers.get("content-type") ?? "");
      const told = json ? (JSON.parse(response.text) as TestAnswer<Body>["body"]) : ({} as never);
      return { status, headers, body: told, text: response.text };
    },
    audit: () =>
      database.db
        .selectFrom("audit_entry")
        .select(["actor", "action", "subject"])
        .orderBy("at")
        .execute(),
    async close() {
      await server.close();
      await database.close();
      await remove();
      await rm(folder, { recursive: true });
    },
  };
}
