import type { Services } from "../../http/route.ts";
import { kindOf } from "../../store/open.ts";
import { untoldWaiting } from "../notify/tell-team.ts";
import { mailsChat } from "./due-mails.ts";

/** Milliseconds between two looks at what is due. */
const EVERY = 5_000;

/** Milliseconds between two looks for files that were sent up and never with a message. */
const FORGETS = 3_600_000;

type KeeperServices = Pick<
  Services,
  "config" | "store" | "clock" | "logger" | "outbox" | "chat" | "settings"
>;

/**
 * Until it is closed: mails what the team has said and nobody has read, tells the team that somebody
 * waits while nobody has the inbox open, and deletes files that were never sent.
 */
export function openChatKeeper(services: KeeperServices): { close(): void } {
  const { config, logger } = services;
  if (!config.chat) return { close: () => {} };
  const trouble = (error: unknown): void =>
    logger.error({ err: error }, "What is due in the chat waits.");
  let looking = false;
  const look = (): void => {
    if (looking) return;
    looking = true;
    lookForDue(services)
      .catch(trouble)
      .finally(() => (looking = false));
  };
  const timer = setInterval(look, EVERY);
  const forgetting = setInterval(() => {
    services.store.run("forgetUnsent", { now: services.clock.now() }).catch(trouble);
  }, FORGETS);
  timer.unref();
  forgetting.unref();
  services.clock.onAdvance(look);
  return {
    close() {
      clearInterval(timer);
      clearInterval(forgetting);
    },
  };
}

/**
 * One look at what is due: cheap where nothing is.
 *
 * @returns how many jobs' causes were found
 */
export async function lookForDue(services: KeeperServices): Promise<number> {
  const { config, store, clock, outbox, settings } = services;
  const now = clock.now();
  const mails = settings.mail.by !== "nothing";
  let found = 0;
  if (mails && mailsChat(config) && (await isMailDue(services, now)))
    found += await store.run("chatMailsDue", { now });
  if ((await waits(services, now)) && !(await isWatched(services))) {
    found += await store.run("tellTeam", { now, mails });
  }
  if (found > 0) outbox.wake();
  return found;
}

async function isMailDue({ store }: KeeperServices, now: number): Promise<boolean> {
  const row = await store.read
    .selectFrom("conversation")
    .select("id")
    .where("mail_due_at", "<=", now)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether somebody waits of whom the team was not told. */
async function waits({ store }: KeeperServices, now: number): Promise<boolean> {
  const row = await untoldWaiting(store.read, now).select("id").limit(1).executeTakeFirst();
  return row !== undefined;
}

/** Milliseconds since which somebody of the team has used the dashboard, where another server may serve it. */
const SEEN = 90_000;

/** Whether somebody of the team has the inbox open, and sees by itself who waits. */
async function isWatched({ chat, settings, store }: KeeperServices): Promise<boolean> {
  if (chat.hub.team > 0) return true;
  if (kindOf(settings.database) === "sqlite") return false;
  const row = await store.read
    .selectFrom("team_session")
    .select("hash")
    // Sessions go by the machine's clock.
    .where("seen_at", ">", Date.now() - SEEN)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
