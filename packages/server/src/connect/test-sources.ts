import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { readConfig } from "@stagelight/core/config";
import type { SigningVendor } from "../../../connectors/src/contract/signing-vendor.ts";
import { signingBackend } from "../../../connectors/src/sources/events/test-events.ts";
import { signingShopify } from "../../../connectors/src/sources/shopify/test-shopify.ts";
import { signingStripe } from "../../../connectors/src/sources/stripe/test-stripe.ts";
import { signingWoo } from "../../../connectors/src/sources/woocommerce/test-woocommerce.ts";
import { freshDatabase } from "../store/test-database.ts";
import { serve } from "../http/serve.ts";
import { createServer, type StagelightServer } from "../http/server.ts";
import { stateOf } from "../project/people.ts";
import type { DatabaseKind } from "../store/database.ts";

/** For tests: every vendor whose deliveries are taken. */
export const VENDORS = [signingBackend, signingStripe, signingShopify, signingWoo];

const SECRET = "canary-secret-0123456789abcdefghijklmnop";

/** Orders and money are remembered only where something asks for them. */
const config = readConfig({
  site: { url: "https://nuri.example" },
  server: {},
  segments: {},
  connectors: VENDORS.map(({ source }) => ({ id: source.id })),
});

let orders = 0;

/** A name of an order that no other case has. */
export function newOrder(): string {
  return `o${String(++orders).padStart(6, "0")}`;
}

/** What goes over the wire. */
export interface Sent {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A server over HTTP that takes the deliveries of all vendors. */
export interface SourcesServer {
  readonly server: StagelightServer;
  send(
    name: string,
    sent: Sent,
  ): Promise<{
    readonly status: number;
    readonly code: string | undefined;
    readonly body: unknown;
  }>;
  /** Everything that a delivery about an order may change, once all is projected. */
  state(vendor: SigningVendor, order: string): Promise<SourceState>;
  close(): Promise<void>;
}

/** What follows from deliveries. */
export interface SourceState {
  /** Events in the log. */
  readonly log: number;
  /** Those of the order's customer, with who vouches for them. */
  readonly events: readonly string[];
  readonly orders: number;
  /** In cents. */
  readonly spent: number;
  /** The verified one. */
  readonly stage: string | undefined;
}

export async function sourcesServer(kind: DatabaseKind): Promise<SourcesServer> {
  const folder = await mkdtemp(join(tmpdir(), "stagelight-"));
  const database = kind === "postgres" ? await freshDatabase() : undefined;
  const server = await createServer({
    config,
    environment: {
      STAGELIGHT_SECRET: SECRET,
      DATABASE_URL: database?.url ?? `file:${join(folder, "test.db")}`,
      HOST: "127.0.0.1",
      PORT: "0",
      LOG_LEVEL: "silent",
      ...Object.fromEntries(VENDORS.flatMap(variablesOf)),
    },
  });
  const serving = await serve(server, { signals: false });
  const base = `${serving.url}/_stagelight/v1`;
  return {
    server,
    async send(name, { headers, body }) {
      const answer = await fetch(`${base}/sources/${name}`, { method: "POST", headers, body });
      const said = (await answer.json()) as { code?: string };
      return { status: answer.status, code: said.code, body: said };
    },
    state: (vendor, order) => stateAfter(server, base, vendor.customer(order)),
    async close() {
      await serving.close();
      await database?.drop();
      await rm(folder, { recursive: true });
    },
  };
}

async function stateAfter(
  server: StagelightServer,
  base: string,
  userId: string,
): Promise<SourceState> {
  const { store, model } = server.services;
  await projected(server);
  const rows = await store.read
    .selectFrom("log")
    .select(["body", "trust"])
    .orderBy("tx")
    .orderBy("id")
    .execute();
  const person = await store.read
    .selectFrom("identity")
    .innerJoin("profile", "profile.id", "identity.profile_id")
    .select(["profile.verified", "profile.last_seen"])
    .where("identity.value", "=", userId)
    .executeTakeFirst();
  const verified = person?.verified ? stateOf(model, person.verified, person.last_seen) : undefined;
  const [, , count = 0, spent = 0] = verified?.profile ?? [];
  return {
    log: rows.length,
    events: rows
      .map(({ body, trust }) => ({ ...(JSON.parse(body) as Logged), trust }))
      .filter((each) => each.userId === userId)
      .map(({ event, trust }) => `${event} ${trust}`),
    orders: count,
    spent,
    stage: verified && (await stageOf(base, userId)),
  };
}

interface Logged {
  readonly event?: string;
  readonly userId?: string;
}

async function stageOf(base: string, userId: string): Promise<string | undefined> {
  const answer = await fetch(`${base}/stage?userId=${encodeURIComponent(userId)}`, {
    headers: { authorization: `Basic ${Buffer.from(`${SECRET}:`).toString("base64")}` },
  });
  return ((await answer.json()) as { verified: { stage: string } | null }).verified?.stage;
}

/** Waits until the last event of the log is projected. */
async function projected({ services: { store } }: StagelightServer): Promise<void> {
  const end = Date.now() + 10_000;
  for (;;) {
    if (Date.now() > end) throw new Error(`Not projected: ${JSON.stringify(store.status())}`);
    const last = await store.read
      .selectFrom("log")
      .select("id")
      .orderBy("tx", "desc")
      .orderBy("id", "desc")
      .limit(1)
      .executeTakeFirst();
    const live = await store.read
      .selectFrom("projection")
      .select("position")
      .where("name", "=", "live")
      .executeTakeFirst();
    if (!last || live?.position.split("-").at(-1) === String(last.id)) return;
    await sleep(5);
  }
}

/** The environment variables of a vendor's secrets. */
function variablesOf({ source, secrets }: SigningVendor): [string, string][] {
  return Object.entries(source.secrets).map(([key, { variable }]) => [
    `${source.id.toUpperCase()}_${variable}`,
    secrets[key as keyof typeof secrets],
  ]);
}
