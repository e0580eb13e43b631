import type pg from "pg";
import { driver } from "../../store/postgres/driver.ts";
import { CHAT_CHANNEL } from "../write/save.ts";
import type { Payload } from "./payload.ts";

/** Milliseconds until a connection that broke is made anew, and in which one must answer. */
const AGAIN = 500;
const ANSWER = 10_000;
const SILENCE = 10_000;

const NOTIFY = "select pg_notify($1, $2)";

/** The other servers on the same PostgreSQL database. */
export interface OtherServers {
  /** Tells them what is heard and not kept; nothing happens while the connection is broken. */
  tell(payload: Omit<Payload, "server">): void;
  close(): Promise<void>;
}

/**
 * Hears what other servers commit, and tells them what is not kept.
 *
 * @param server names this process
 * @param missed is called when it listens again: what was told in between is to be looked up
 */
export function listenToServers(
  address: string,
  server: string,
  hear: (payload: Payload) => void,
  missed: () => void,
): OtherServers {
  let client: pg.Client | undefined;
  let closed = false;
  /** One query after the other. */
  let told = Promise.resolve();
  const connect = async (): Promise<void> => {
    const made = new (driver().Client)({
      connectionString: address,
      application_name: "stagelight chat",
      connectionTimeoutMillis: ANSWER,
      keepAlive: true,
      keepAliveInitialDelayMillis: SILENCE,
    });
    let over = false;
    const lose = (): void => {
      if (over) return;
      over = true;
      if (client === made) client = undefined;
      made.end().catch(() => {});
      if (!closed) setTimeout(() => void connect(), AGAIN).unref();
    };
    made.on("error", lose);
    made.on("end", lose);
    made.on("notification", ({ payload = "{}" }) => {
      const heard = JSON.parse(payload) as Payload;
      if (heard.server !== server) hear(heard);
    });
    try {
      await made.connect();
      await made.query(`listen ${CHAT_CHANNEL}`);
      if (closed) return lose();
      client = made;
      missed();
    } catch {
      lose();
    }
  };
  void connect();
  return {
    tell(payload) {
      const text = JSON.stringify({ server, ...payload } satisfies Payload);
      told = told
        .then(async () => void (await client?.query(NOTIFY, [CHAT_CHANNEL, text])))
        .catch(() => {});
    },
    async close() {
      closed = true;
      await client?.end().catch(() => {});
    },
  };
}
