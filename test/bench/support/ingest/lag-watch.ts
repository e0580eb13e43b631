/** Watches from a thread of its own how late the projection is: the driver must not be kept waiting. */
import { DatabaseSync } from "node:sqlite";
import { parentPort, workerData } from "node:worker_threads";
import { Client } from "pg";

const url = workerData as string;
const position = "(select position from projection where name = 'live')";

/** When the oldest event was received that is not projected. */
async function asker(): Promise<() => Promise<number | undefined>> {
  if (url.startsWith("file:")) {
    const file = new DatabaseSync(url.slice("file:".length), { readOnly: true, timeout: 5000 });
    const ask = file.prepare(
      `select received_at as at from log where id > cast(${position} as integer) order by id limit 1`,
    );
    return async () => (ask.get() as { at: number } | undefined)?.at;
  }
  const client = new Client({ connectionString: url });
  await client.connect();
  return async () => {
    const { rows } = await client.query<{ at: string }>(
      `select received_at as at from log
       where (tx, id) > (split_part(${position}, '-', 1)::bigint, split_part(${position}, '-', 2)::bigint)
       order by tx, id limit 1`,
    );
    return rows[0] && Number(rows[0].at);
  };
}

const ask = await asker();
const lags: number[] = [];
const watch = setInterval(() => {
  void ask().then((at) => lags.push(at === undefined ? 0 : Date.now() - at));
}, 100);
parentPort!.once("message", () => {
  clearInterval(watch);
  parentPort!.postMessage({ lags });
  process.exit();
});
