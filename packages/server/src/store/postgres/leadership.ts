import pg from "pg";
import type { connectPostgres } from "./connect.ts";

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
  let closed = false;
  let notifying = false;

  const lose = (): void => {
    // The lock lives as long as its connection: one that was given up must not keep it.
    client?.end().catch(() => {});
    leading = false;
    client = undefined;
  };
  const look = async (): Promise<void> => {
    try {
      if (!client) {
        const made = new pg.Client({ ...pool.options, keepAlive: true });
        made.on("error", lose);
        made.on("end", lose);
        made.on("notification", wake);
        await made.connect();
        await made.query(`listen ${CHANNEL}`);
        client = made;
      }
      if (leading) return;
      const { rows } = await client.query<{ got: boolean }>(
        "select pg_try_advisory_lock($1) as got",
        [LOCK],
      );
      leading = rows[0]?.got === true;
      if (leading) wake();
    } catch {
      lose();
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
      await client?.end().catch(() => {});
    },
  };
}
