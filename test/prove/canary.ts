import { execFile } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { type RunningServer, serverFolder } from "../kit/stagelight-server.ts";
import type { Proof } from "./support/prove.ts";

const SITE = fileURLToPath(new URL("../../apps/demo-site/", import.meta.url));
const PROGRAM = fileURLToPath(new URL("../../packages/server/bin/stagelight.js", import.meta.url));
const run = promisify(execFile);

const SECRET = `canary-secret-${randomBytes(24).toString("hex")}`;
const PASSWORD = `canary-password-${randomBytes(12).toString("hex")}`;
/** Nobody listens there. */
const DATABASE = `postgres://canary:${PASSWORD}@127.0.0.1:1/nowhere`;

/** The secrets, also as other parts of an answer or a bundle might have them. */
const TEXTS = [SECRET, PASSWORD].flatMap((text) => [
  text,
  // The last characters depend on what follows.
  Buffer.from(text).toString("base64").replace(/=+$/, "").slice(0, -1),
  Buffer.from(text).toString("hex"),
]);

const IN_BASIC = `Basic ${Buffer.from(`${SECRET}:`).toString("base64")}`;

/** Headers and query of a request. */
const CREDENTIALS: readonly [Record<string, string>, string][] = [
  [{ authorization: IN_BASIC }, ""],
  [{ authorization: IN_BASIC, origin: "https://elsewhere.example" }, ""],
  [{ authorization: `Basic ${SECRET}` }, ""],
  [{ authorization: `Bearer ${SECRET}` }, ""],
  [{ authorization: SECRET }, ""],
  [{ cookie: `__Host-stagelight-stage=${SECRET}; __Host-stagelight-visitor=${SECRET}` }, ""],
  [{}, `?writeKey=${SECRET}`],
  [{}, ""],
];

const SHOWING = { writeKey: SECRET, visitor: SECRET, anonymousId: "a1" };
const BODIES = [
  "{}",
  `{"writeKey":"${SECRET}`,
  JSON.stringify({ writeKey: [SECRET], batch: [{}] }),
  JSON.stringify({ ...SHOWING, event: 7 }),
  JSON.stringify({ ...SHOWING, batch: [SHOWING, { ...SHOWING, type: "track", event: "Tea" }] }),
];

/**
 * A site is built and a server runs with secrets that stand nowhere else: they are in no file of the
 * site, in no answer to any call, in no line that is printed. Quickly: without building the site.
 */
export const canary: Proof = async ({ quick, say = () => {} }) => {
  const finds = new Finds();
  const workshop = await mkdtemp(join(tmpdir(), "stagelight-canary-"));
  try {
    const site = quick ? undefined : join(workshop, "dist");
    if (site) {
      say("building the demo with canary secrets");
      await build(site, finds);
    }
    say("asking every route");
    await startWithoutDatabase(finds);
    await askServer(site, finds);
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
  const { failures, files, statuses } = finds;
  return { failures, files, answers: Object.fromEntries(statuses) };
};

/** What was looked through, and where a secret was. */
class Finds {
  readonly failures: string[] = [];
  readonly statuses = new Map<number, number>();
  files = 0;

  look(where: string, text: string): void {
    if (TEXTS.some((each) => text.includes(each))) this.failures.push(`${where} has a secret`);
  }

  async ask(url: string, init: RequestInit = {}): Promise<void> {
    const answer = await fetch(url, init);
    const { status, headers } = answer;
    const { pathname } = new URL(url);
    this.look(
      `${init.method ?? "GET"} ${pathname}`,
      `${JSON.stringify([...headers])}\n${await answer.text()}`,
    );
    this.statuses.set(status, (this.statuses.get(status) ?? 0) + 1);
  }
}

async function build(folder: string, finds: Finds): Promise<void> {
  const { VITEST: _, ...environment } = process.env;
  const astro = join(SITE, "node_modules/astro/bin/astro.mjs");
  const { stdout, stderr } = await run(process.execPath, [astro, "build", "--outDir", folder], {
    cwd: SITE,
    env: {
      ...environment,
      NODE_ENV: "production",
      STAGELIGHT_SECRET: SECRET,
      DATABASE_URL: DATABASE,
      ASTRO_TELEMETRY_DISABLED: "1",
    },
    maxBuffer: 1e8,
  });
  finds.look("what the build says", stdout + stderr);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    finds.files++;
    finds.look(entry.name, await readFile(join(entry.parentPath, entry.name), "latin1"));
  }
}

async function startWithoutDatabase(finds: Finds): Promise<void> {
  const environment = { STAGELIGHT_SECRET: SECRET, DATABASE_URL: DATABASE, PORT: "0" };
  const { code, stdout, stderr } = await run(process.execPath, [PROGRAM, "serve"], {
    cwd: SITE,
    env: { ...process.env, ...environment },
  }).then(
    (output) => ({ code: 0, ...output }),
    (error: { code: number; stdout: string; stderr: string }) => error,
  );
  if (code !== 1) finds.failures.push(`serve without a database ended with ${code}`);
  finds.look("a server without a database", stdout + stderr);
}

async function askServer(site: string | undefined, finds: Finds): Promise<void> {
  const folder = await serverFolder({
    environment: { STAGELIGHT_SECRET: SECRET, LOG_LEVEL: "trace" },
    ...(site !== undefined && { words: ["--site", site] }),
  });
  const server = await folder.start();
  try {
    await askEverything(server, finds);
  } finally {
    await server.end();
    await folder.remove();
  }
  finds.look("the server's log", server.output());
}

/** Shows the secret to every route, wherever a request has a place for one, right and wrong. */
async function askEverything({ base, url }: RunningServer, finds: Finds): Promise<void> {
  const description = (await (await fetch(`${base}/openapi.json`)).json()) as {
    paths: Record<string, Record<string, unknown>>;
  };
  for (const [path, methods] of Object.entries(description.paths)) {
    const address = base + path.replaceAll(/\{\w+\}/g, SECRET);
    for (const method of Object.keys(methods).map((each) => each.toUpperCase())) {
      for (const [headers, query] of CREDENTIALS) {
        for (const body of method === "POST" ? BODIES : [undefined]) {
          await finds.ask(address + query, {
            method,
            headers: { "content-type": "application/json", ...headers },
            ...(body !== undefined && { body }),
          });
        }
      }
    }
  }
  await finds.ask(url);
  await finds.ask(`${url}/${SECRET}`);
}
