import { once } from "node:events";
import { Worker } from "node:worker_threads";
import { startPostgres } from "../kit/postgres.ts";
import { type RunningServer, type ServerFolder, serverFolder } from "../kit/stagelight-server.ts";
import type { Bench } from "./support/bench.ts";
import { drive, type Driven } from "./support/ingest/drive.ts";
import { startBare } from "./support/ingest/process.ts";
import { requestTemplate } from "./support/ingest/requests.ts";
import { median, percentile, round } from "./support/median.ts";
import { printTable, progress } from "./support/report.ts";

/** Enough that a commit is shared, and that the driver never waits. */
const CONNECTIONS = 256;
const BATCH = 100;
const BATCH_CONNECTIONS = 16;
/** Few enough that none is so long without a request that the server closes it. */
const STEADY_CONNECTIONS = 64;

type Kind = "sqlite" | "postgres";

/** How many events are taken in durably, beside a server that only answers. */
export const ingest: Bench = async ({ quick }) => {
  const rounds = quick ? 1 : 7;
  const seconds = quick ? 1 : 4;
  const single = await compareSingles(rounds, seconds);
  printTable(
    ["bare requests/s", "durable single events/s", "ratio (median of pairs)"],
    [[single.bare, single.own, single.ratio]],
  );
  const sqlite = await measureBatches("sqlite", quick);
  const postgres = await measureBatches("postgres", quick);
  printTable(
    [
      "database",
      "batch events/s acknowledged",
      "events/s projected",
      "at half load: p99 ms",
      "lag p99 ms",
      "loop delay p99 ms",
    ],
    [
      ["SQLite", ...Object.values(sqlite)],
      ["PostgreSQL", ...Object.values(postgres)],
    ],
  );
  const memory = await measureMemory(quick ? 20_000 : 2_000_000);
  printTable(
    ["events", "memory MB after 1/20", "after half", "after 3/4", "after all"],
    [[memory.events, ...memory.megabytes]],
  );
  return {
    bareRequestsPerSecond: single.bare,
    singleRequestsPerSecond: single.own,
    singleVsBare: single.ratio,
    batchEventsPerSecond: { sqlite: sqlite.acknowledged, postgres: postgres.acknowledged },
    projectedEventsPerSecond: { sqlite: sqlite.projected, postgres: postgres.projected },
    p99Ms: { sqlite: sqlite.p99Ms, postgres: postgres.p99Ms },
    lagP99Ms: { sqlite: sqlite.lagP99Ms, postgres: postgres.lagP99Ms },
    loopDelayP99Ms: { sqlite: sqlite.loopDelayP99Ms, postgres: postgres.loopDelayP99Ms },
    memoryMegabytes: memory.megabytes,
  };
};

/** In turn bare and ours, so that the machine's moods meet both; the ratio is of each pair. */
async function compareSingles(
  rounds: number,
  seconds: number,
): Promise<{ bare: number; own: number; ratio: number }> {
  const bare: number[] = [];
  const own: number[] = [];
  const bareServer = await startBare();
  try {
    await withServer("sqlite", async (server, folder) => {
      let sent = 0;
      const run = async (url: string, base: string, firstId: number): Promise<Driven> => {
        const template = requestTemplate(base, folder.secret, 1);
        const driven = await drive({ url, template, connections: CONNECTIONS, seconds, firstId });
        if (driven.failed > 0) throw new Error(`${driven.failed} requests to ${base} failed.`);
        return driven;
      };
      for (let i = 0; i <= rounds; i++) {
        const { perSecond: bareRate } = await run(
          bareServer.url,
          `${bareServer.url}/_stagelight`,
          0,
        );
        const { perSecond: ownRate, nextId } = await run(server.url, server.base, sent);
        sent = nextId;
        // What was appended is projected before the bare server has its turn again.
        await caughtUp(folder, sent);
        progress(`round ${i}: ${round(bareRate)} bare, ${round(ownRate)} durable`);
        // The first is for warming up.
        if (i === 0) continue;
        bare.push(bareRate);
        own.push(ownRate);
      }
    });
  } finally {
    await bareServer.close();
  }
  const ratios = own.map((rate, i) => rate / (bare[i] ?? Number.NaN));
  return { bare: round(median(bare)), own: round(median(own)), ratio: round(median(ratios), 3) };
}

interface Batches {
  acknowledged: number;
  projected: number;
  p99Ms: number;
  lagP99Ms: number;
  loopDelayP99Ms: number;
}

/**
 * Acknowledged while sending as fast as answers come; projected from then on, which is the rate that
 * can be kept up at most; then half of that, appending and projecting together.
 */
async function measureBatches(kind: Kind, quick: boolean): Promise<Batches> {
  return withServer(kind, async (server, folder) => {
    const { url } = server;
    const template = requestTemplate(server.base, folder.secret, BATCH);
    const flood = (firstId: number, seconds: number) =>
      drive({ url, template, connections: BATCH_CONNECTIONS, seconds, firstId });
    const warm = await flood(0, 1);
    await caughtUp(folder, warm.nextId);
    const driven = await flood(warm.nextId, quick ? 1 : 5);
    const begun = await projectedEvents(folder);
    const from = performance.now();
    await caughtUp(folder, driven.nextId);
    const took = (performance.now() - from) / 1000;
    const projected = (driven.nextId - begun) / took;
    progress(
      `${kind}: ${round(driven.perSecond * BATCH)} acknowledged, ${round(projected)} projected`,
    );
    await loopDelay(server, folder);
    const watch = watchLag(folder);
    const steady = await drive({
      url,
      template,
      connections: STEADY_CONNECTIONS,
      seconds: quick ? 2 : 20,
      rate: projected / 2 / BATCH,
      firstId: driven.nextId,
    });
    const lags = await watch();
    if (steady.failed > 0) throw new Error(`${steady.failed} requests failed at half load.`);
    return {
      acknowledged: round(driven.perSecond * BATCH),
      projected: round(projected),
      p99Ms: round(steady.p99Ms, 1),
      lagP99Ms: round(percentile(lags, 99)),
      loopDelayP99Ms: round(await loopDelay(server, folder), 1),
    };
  });
}

/** Memory of the process while many events pass through it: it fills its caches, and stays. */
async function measureMemory(events: number): Promise<{ events: number; megabytes: number[] }> {
  return withServer("sqlite", async (server, folder) => {
    const template = requestTemplate(server.base, folder.secret, BATCH);
    const megabytes: number[] = [];
    let nextId = 0;
    for (const part of [0.05, 0.5, 0.75, 1]) {
      while (nextId < events * part) {
        const { url } = server;
        const rate = 100;
        ({ nextId } = await drive({
          url,
          template,
          connections: 8,
          seconds: 1,
          rate,
          firstId: nextId,
        }));
      }
      await caughtUp(folder, nextId);
      const bytes = await metric(server, folder, "process_resident_memory_bytes");
      megabytes.push(round(bytes / 1_048_576));
      progress(`${nextId} events: ${megabytes.at(-1)} MB`);
    }
    return { events: nextId, megabytes };
  });
}

async function withServer<T>(
  kind: Kind,
  work: (server: RunningServer, folder: ServerFolder) => Promise<T>,
): Promise<T> {
  const postgres = kind === "postgres" ? await startPostgres() : undefined;
  const database = (await postgres?.freshDatabase())?.url;
  const folder = await serverFolder({ database });
  const server = await folder.start();
  try {
    return await work(server, folder);
  } finally {
    await server.end();
    await folder.remove();
    await postgres?.close();
  }
}

async function projectedEvents({ query }: ServerFolder): Promise<number> {
  const [row] = await query<{ n: number | string }>("select count(*) n from seen_message");
  return Number(row?.n);
}

async function caughtUp(folder: ServerFolder, events: number): Promise<void> {
  while ((await projectedEvents(folder)) < events) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** Milliseconds since the oldest event was received that is not projected, again and again. */
function watchLag({ database }: ServerFolder): () => Promise<number[]> {
  const program = new URL("support/ingest/lag-watch.ts", import.meta.url);
  const thread = new Worker(program, { workerData: database });
  return async () => {
    thread.postMessage({ end: true });
    const [{ lags }] = (await once(thread, "message")) as [{ lags: number[] }];
    return lags;
  };
}

/** Milliseconds, since it was asked for last. */
async function loopDelay(server: RunningServer, folder: ServerFolder): Promise<number> {
  return 1000 * (await metric(server, folder, 'event_loop_delay_seconds{quantile="0.99"}'));
}

async function metric(
  { base }: RunningServer,
  { secret }: ServerFolder,
  name: string,
): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${secret}:`).toString("base64")}`;
  const text = await (await fetch(`${base}/metrics`, { headers: { authorization } })).text();
  const line = text.split("\n").find((each) => each.startsWith(`stagelight_${name} `));
  return Number(line?.split(" ").at(-1));
}
