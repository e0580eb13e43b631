import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { Client } from "pg";

const program = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));

/** Where a server is started. */
export interface FolderOptions {
  /** Its address, as `DATABASE_URL` has it; default: an SQLite file in the folder. */
  database?: string | undefined;
  /** What the config file exports; its key `server` is filled in where it says nothing. */
  config?: Record<string, unknown>;
  /** More environment variables. */
  environment?: Record<string, string>;
  /** More words behind `stagelight serve`. */
  words?: readonly string[];
}

/** A folder with a config and a database, from which servers are started as a site owner would. */
export interface ServerFolder {
  readonly path: string;
  /** Address of the database. */
  readonly database: string;
  /** The secret key. */
  readonly secret: string;
  readonly publishableKey: string;
  /** As the config file has it. */
  readonly config: Record<string, unknown>;
  start(): Promise<RunningServer>;
  /** Runs `stagelight` with these words, and returns what it prints. */
  command(...words: readonly string[]): string;
  /** Answers rows of the database. */
  query<Row>(sql: string): Promise<Row[]>;
  /** Bodies of the log, in order. */
  events(): Promise<Record<string, unknown>[]>;
  remove(): Promise<void>;
}

/** A running `stagelight serve` in a process of its own. */
export interface RunningServer {
  /** Its origin, without a slash at the end. */
  readonly url: string;
  /** Where its routes begin: the origin and the base path. */
  readonly base: string;
  readonly pid: number;
  /** What it has printed. */
  output(): string;
  /** Ends the process as an operator would, or with the signal given; answers its code, if it has one. */
  end(signal?: "SIGTERM" | "SIGKILL"): Promise<number | null>;
}

/** Makes a folder for servers, with an empty database of its own or the one given. */
export async function serverFolder(options: FolderOptions = {}): Promise<ServerFolder> {
  const path = await mkdtemp(join(tmpdir(), "stagelight-server-"));
  const secret = randomBytes(32).toString("base64url");
  const database = options.database ?? `file:${join(path, "stagelight.db")}`;
  const config = {
    site: { name: "Test", url: "https://shop.example" },
    server: {},
    ...options.config,
  };
  await writeFile(join(path, "stagelight.config.json"), JSON.stringify(config));
  const query = database.startsWith("file:")
    ? sqliteQuery(database.slice("file:".length))
    : postgresQuery(database);
  // Asked for at each start: a test may change it in between.
  const environment = () => ({
    DATABASE_URL: database,
    STAGELIGHT_SECRET: secret,
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "warn",
    NO_COLOR: "1",
    ...options.environment,
  });
  return {
    path,
    database,
    secret,
    publishableKey: "pk_stagelight",
    config,
    start: () => startIn(path, options.words ?? [], environment()),
    command: (...words) =>
      execFileSync(process.execPath, [program, ...words], {
        cwd: path,
        env: { ...process.env, ...environment() },
        encoding: "utf8",
        stdio: ["ignore", "pipe", "ignore"],
      }),
    query,
    events: async () => {
      const order = database.startsWith("file:") ? "id" : "tx, id";
      const rows = await query<{ body: string }>(`select body from log order by ${order}`);
      return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>);
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

async function startIn(
  folder: string,
  words: readonly string[],
  environment: Record<string, string>,
): Promise<RunningServer> {
  const child = spawn(process.execPath, [program, "serve", ...words], {
    cwd: folder,
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => (output = (output + piece).slice(-100_000)));
  }
  const url = await addressIn(child);
  return {
    url,
    base: `${url}/_stagelight`,
    pid: child.pid!,
    output: () => output,
    async end(signal = "SIGTERM") {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill(signal);
        await once(child, "exit");
      }
      return child.exitCode;
    },
  };
}

/** The first address in what the server says. */
function addressIn(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    const listen = (piece: Buffer): void => {
      text += piece.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+/.exec(text);
      if (found) resolve(found[0]);
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.once("exit", () => reject(new Error(`stagelight serve has ended:\n${text}`)));
  });
}

function sqliteQuery(file: string): ServerFolder["query"] {
  return async <Row>(sql: string) => {
    const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 });
    try {
      return database.prepare(sql).all() as Row[];
    } finally {
      database.close();
    }
  };
}

function postgresQuery(url: string): ServerFolder["query"] {
  return async <Row>(sql: string) => {
    const client = new Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query(sql)).rows as Row[];
    } finally {
      await client.end();
    }
  };
}
