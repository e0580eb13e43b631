import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { fileURLToPath } from "node:url";
import { Client } from "pg";

const guard = fileURLToPath(new URL("postgres/guard.ts", import.meta.url));

/** The environment variable that tells the workers of a test run where to ask for the server. */
export const BROKER_VARIABLE = "STAGELIGHT_TEST_POSTGRES";

/** The path at which they ask for the one that does not sync. */
export const UNSYNCED = "/unsynced";

/** How a PostgreSQL of the tests works. */
export interface PostgresOptions {
  /** Whether what is committed survives a failure of the machine, as in production: yes unless told. */
  readonly synced?: boolean;
}

/** A running PostgreSQL of our own, with its data in a temporary folder. */
export interface PostgresServer {
  /** Connection string of the superuser. */
  readonly url: string;
  freshDatabase(): Promise<FreshDatabase>;
  /** Stops it and removes its data. */
  close(): Promise<void>;
}

/** An empty database that nobody else uses. */
export interface FreshDatabase {
  readonly url: string;
  /** Removes it, also while somebody is connected. */
  drop(): Promise<void>;
}

/**
 * Starts a PostgreSQL (18, `fsync` on unless told) on a free loopback port, as root and as anybody else. It
 * ends with the process that has started it, also when that one is killed.
 */
export async function startPostgres({
  synced = true,
}: PostgresOptions = {}): Promise<PostgresServer> {
  // A group of its own: Ctrl+C in a terminal reaches this process, which then closes the pipe.
  const child = spawn(process.execPath, [guard, ...(synced ? [] : ["unsynced"])], {
    detached: true,
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ended = once(child, "close");
  const line = await firstLine(child.stdout);
  const { url, error } = JSON.parse(line || '{"error":"it has said nothing"}') as Answer;
  if (url === undefined) throw new Error(`No PostgreSQL for the tests: ${error}`);
  // Whoever forgets to close it shall still be able to end.
  child.unref();
  for (const stream of [child.stdin, child.stdout]) (stream as Partial<Unreferenced>).unref?.();
  return {
    url,
    freshDatabase: () => createDatabase(url),
    close: async () => {
      child.ref();
      child.stdin.end();
      await ended;
    },
  };
}

interface Answer {
  url?: string;
  error?: string;
}

/** What pipes can do, though their types do not say so. */
interface Unreferenced {
  unref(): void;
}

const own = new Map<boolean, Promise<PostgresServer>>();

/**
 * An empty database on the test run's PostgreSQL, which is started when the first test asks for it;
 * outside of a test run on one of this process.
 */
export async function freshDatabase(): Promise<FreshDatabase> {
  return createDatabase(await postgresUrl());
}

/** Connection string of the superuser of the test run's PostgreSQL. */
export async function postgresUrl({ synced = true }: PostgresOptions = {}): Promise<string> {
  const broker = process.env[BROKER_VARIABLE];
  if (broker === undefined) {
    if (!own.has(synced)) own.set(synced, startPostgres({ synced }));
    return (await own.get(synced)!).url;
  }
  const answer = await fetch(`${broker}${synced ? "" : UNSYNCED}`);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

/** An empty database, or one that begins as a copy. */
export async function createDatabase(server: string, template?: string): Promise<FreshDatabase> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  await command(server, `CREATE DATABASE ${name}${template ? ` TEMPLATE ${template}` : ""}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => command(server, `DROP DATABASE ${name} WITH (FORCE)`) };
}

/** Says something to a PostgreSQL. */
export async function command(url: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}

async function firstLine(stream: Readable): Promise<string> {
  let text = "";
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    text += String(chunk);
    if (text.includes("\n")) break;
  }
  return text;
}
