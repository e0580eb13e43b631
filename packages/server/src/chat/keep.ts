import type { Agents } from "./agents.ts";
import type { Availability } from "./availability/availability.ts";
import type { ChatServices } from "./chat.ts";
import type { Hub } from "./hub/hub.ts";
import type { ChatWriter } from "./write/writer.ts";

/** Milliseconds between two looks at what time brings, and between two counts of who waits. */
const LOOK = 10_000;
const COUNT = 60_000;

interface Kept {
  readonly hub: Hub;
  readonly agents: Agents;
  readonly availability: Availability;
  readonly writer: ChatWriter;
}

/** Does what time brings: conversations that were put off come back, and whether somebody answers changes. */
export function openKeeper(
  { store, clock, logger, config }: ChatServices,
  { hub, agents, availability, writer }: Kept,
): { close(): void } {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await comeBack();
      await agents.refresh();
      await availability.look();
    } catch (error) {
      logger.debug({ err: error }, "The chat could not look at what time brings.");
    } finally {
      looking = false;
    }
  };
  const comeBack = async (): Promise<void> => {
    const now = clock.now();
    const due = await store.read
      .selectFrom("conversation")
      .select("id")
      .where("state", "=", "snoozed")
      .where("snoozed_until", "<=", now)
      .limit(100)
      .execute();
    const by = { kind: "system" } as const;
    await Promise.all(
      due.map(({ id }) =>
        writer.write({ op: "state", conversation: id, by, at: now, state: "open" }),
      ),
    );
  };
  const timers = config.chat
    ? [
        setInterval(() => void look(), LOOK),
        setInterval(() => void hub.countWaiting().catch(() => {}), COUNT),
      ]
    : [];
  for (const timer of timers) timer.unref();
  if (config.chat) clock.onAdvance(() => void look());
  return { close: () => timers.forEach((timer) => clearInterval(timer)) };
}
