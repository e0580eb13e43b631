import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it, vi } from "vitest";
import { visitorIdOf } from "../../packages/server/dist/keys/visitor-secret.js";
import { freshDatabase } from "../kit/postgres.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";

const undo: (() => unknown)[] = [];
afterEach(async () => {
  for (const each of undo.splice(0).toReversed()) await each();
});

const hasNginx = spawnSync("nginx", ["-v"]).status === 0;

/** The lines that packages/server/README.md tells people, with a cache that keeps what it may. */
function configOf(folder: string, port: number, site: string, servers: readonly RunningServer[]) {
  return `
    daemon off; pid ${folder}/nginx.pid; error_log ${folder}/error.log; worker_processes 1;
    ${process.getuid?.() === 0 ? "user root;" : ""}
    events { worker_connections 512; }
    http {
      access_log off; client_body_temp_path ${folder}/body; proxy_temp_path ${folder}/proxy;
      fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
      proxy_cache_path ${folder}/cache keys_zone=all:1m;
      upstream stagelight { ${servers.map(({ url }) => `server ${new URL(url).host};`).join(" ")} keepalive 16; }
      server {
        listen 127.0.0.1:${port};
        root ${site};
        location /_stagelight/ {
          proxy_pass http://stagelight;
          proxy_http_version 1.1;
          proxy_set_header Connection "";
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
          proxy_set_header X-Forwarded-Proto $scheme;
          client_max_body_size 1m;
          proxy_cache all;
          proxy_cache_valid any 1m;
        }
      }
    }`;
}

async function nginx(servers: readonly RunningServer[]): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "stagelight-nginx-"));
  undo.push(() => rmSync(folder, { recursive: true, force: true }));
  const site = join(folder, "site");
  mkdirSync(site);
  writeFileSync(join(site, "index.html"), "<h1>Tea</h1>");
  const port = await freePort();
  writeFileSync(join(folder, "nginx.conf"), configOf(folder, port, site, servers));
  const child: ChildProcess = spawn("nginx", ["-p", folder, "-c", join(folder, "nginx.conf")], {
    stdio: ["ignore", "inherit", "ignore"],
  });
  undo.push(async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
  });
  const url = `http://127.0.0.1:${port}`;
  await vi.waitFor(async () => expect((await fetch(url)).status).toBe(200), 10_000);
  return url;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

async function send({ secret }: ServerFolder, url: string, batch: object[]): Promise<number> {
  const { status } = await fetch(`${url}/_stagelight/v1/batch`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Basic ${Buffer.from(`${secret}:`).toString("base64")}`,
    },
    body: JSON.stringify({ batch }),
  });
  return status;
}

const started = async (site: ServerFolder) => {
  const server = await site.start();
  undo.push(() => server.end("SIGKILL"));
  return server;
};

it.skipIf(!hasNginx)(
  "a caching nginx gives nobody the answer of somebody else (needs nginx)",
  { timeout: 120_000 },
  async () => {
    const site = await serverFolder({ config: { server: { trustedProxies: ["127.0.0.1"] } } });
    undo.push(() => site.remove());
    const url = await nginx([await started(site)]);
    const [buyer, reader] = [0, 1].map(() => randomBytes(32).toString("base64url")) as [
      string,
      string,
    ];
    const order = { type: "track", event: "Order Completed", properties: { revenue: 9 } };
    await send(site, url, [
      { ...order, anonymousId: visitorIdOf(buyer) },
      { type: "page", anonymousId: visitorIdOf(reader) },
    ]);
    await vi.waitFor(
      async () => expect(await site.query("select * from visitor")).toHaveLength(2),
      20_000,
    );
    const ask = async (secret: string, each: number) => {
      const answer = await fetch(`${url}/_stagelight/v1/stage`, {
        headers: {
          authorization: `Bearer ${secret}`,
          // Many people, so that none of them asks too often.
          "x-forwarded-for": `203.0.113.${each % 250}`,
        },
      });
      const { hint } = (await answer.json()) as { hint: { stage: string } };
      return hint.stage;
    };
    const stages: string[] = [];
    for (let each = 0; each < 1_000; each += 40) {
      const some = Array.from({ length: 40 }, (_, place) => each + place);
      stages.push(
        ...(await Promise.all(some.map((place) => ask(place % 2 ? buyer : reader, place)))),
      );
    }
    expect(new Set(stages.filter((_, each) => each % 2))).toEqual(new Set(["retention"]));
    expect(new Set(stages.filter((_, each) => !(each % 2)))).toEqual(new Set(["awareness"]));
    const none = await fetch(`${url}/_stagelight/v1/stage`);
    expect(none.status).toBe(401);
  },
);

it.skipIf(!hasNginx)(
  "two servers on PostgreSQL behind nginx are as one, also while one is killed (needs nginx)",
  { timeout: 180_000 },
  async () => {
    const { url: database, drop } = await freshDatabase();
    undo.push(drop);
    const site = await serverFolder({ database });
    undo.push(() => site.remove());
    const servers = [await started(site), await started(site)];
    const url = await nginx(servers);
    const acknowledged: string[] = [];
    let made = 0;
    const push = async (): Promise<void> => {
      while (made < 1_000) {
        const messageId = `m${++made}`;
        const event = { type: "page", messageId, anonymousId: `a${made % 20}` };
        // Each is sent until somebody has taken it, and then once more.
        while ((await send(site, url, [event]).catch(() => 0)) !== 200);
        await send(site, url, [event]);
        acknowledged.push(messageId);
        if (made === 300) await servers[0]!.end("SIGKILL");
      }
    };
    await Promise.all([push(), push(), push(), push()]);
    await vi.waitFor(
      async () => {
        const [row] = await site.query<{ seen: string }>(
          "select count(*) as seen from seen_message",
        );
        expect(Number(row!.seen)).toBe(acknowledged.length);
      },
      { timeout: 30_000, interval: 200 },
    );
    const kept = (await site.events()).map(({ messageId }) => messageId as string);
    expect(kept.toSorted((a, b) => a.localeCompare(b))).toEqual(
      acknowledged.toSorted((a, b) => a.localeCompare(b)),
    );
  },
);
