import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { connectPostgres } from "./connect.ts";
import { driver } from "./driver.ts";

/** Which of several servers on one database projects. */
export interface Leadership {
  leads(): boolean;
  /** Something was appended: whoever projects should look. */
  tellOthers(): void;
  close(): Promise<void>;
}

/** The lock that the projecting server holds as long as its connection lives. */
const LOCK = 5_741_002;
const CHANNEL = "stagelight_log";

/**
 * A machine that lost its power says no goodbye: after some 25 seconds of silence PostgreSQL gives the
 * lock to somebody else, not after the two hours that systems wait.
 */
const PATIENCE =
  "set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3";

/** Milliseconds within which a connection must answer, and for which it is bidden farewell. */
const ANSWER = 10_000;
const FAREWELL = 1_000;

/** Milliseconds between two tries to become the one, and between two notifications at least. */
const TRY = 1_000;
const QUIET = 20;

/**
 * One server projects: who holds the lock. The others tell it of what they append, per batch and
 * never per event, since notifications make commits wait for each other. Its place is taken within
 * a second or two of its death.
 */
export async function leadership(
  { pool }: ReturnType<typeof connectPostgres>,
  wake: () => void,
): Promise<Leadership> {
  let client: pg.Client | undefined;
  let leading = false;
  let looking = false;
  let closed = false;
  let notifying = false;

  const lose = (lost: pg.Client): void => {
    // The lock lives as long as its connection: one that was given up must not keep it.
    lost.end().catch(() => {});
    if (client !== lost) return;
    leading = false;
    client = undefined;
  };
  const connect = async (): Promise<pg.Client> => {
    const made = new (driver().Client)({ ...pool.options, query_timeout: ANSWER });
    for (const event of ["error", "end"] as const) made.on(event, () => lose(made));
    made.on("notification", wake);
    try {
      await made.connect();
      await made.query(PATIENCE);
      await made.query(`listen ${CHANNEL}`);
      return made;
    } catch (error) {
      lose(made);
      throw error;
    }
  };
  const look = async (): Promise<void> => {
    // Connecting may take longer than it is until the next look.
    if (looking || closed) return;
    looking = true;
    try {
      client ??= await connect();
      if (closed) lose(client);
      const asked = client;
      if (!asked || leading) return;
      const { rows } = await asked.query<{ got: boolean }>(
        "select pg_try_advisory_lock($1) as got",
        [LOCK],
      );
      leading = client === asked && rows[0]?.got === true;
      if (leading) wake();
    } catch {
      if (client) lose(client);
    } finally {
      looking = false;
    }
  };
  await look();
  const timer = setInterval(() => void look(), TRY);
  return {
    leads: () => leading,
    tellOthers() {
      if (leading || notifying || closed) return;
      notifying = true;
      setTimeout(() => {
        notifying = false;
        if (!closed) pool.query(`notify ${CHANNEL}`).catch(() => {});
      }, QUIET);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await Promise.race([
        client?.end().catch(() => {}),
        sleep(FAREWELL, undefined, { ref: false }),
      ]);
    },
  };
}
