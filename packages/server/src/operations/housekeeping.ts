import type { ReadConfig } from "@stagelight/core/config";
import type { Settings } from "../settings/settings.ts";
import type { Store } from "../store/store.ts";
import type { Clock } from "./clock.ts";
import type { Logger } from "./log.ts";

/** Milliseconds from the start to the first time, and from one time to the next. */
const FIRST = 60_000;
const DAILY = 86_400_000;

/** What runs by the clock, until it is closed. */
export interface Housekeeping {
  close(): void;
}

/** Once a day deletes what was kept as long as the settings say. */
export function openHousekeeping(
  store: Store,
  { retention }: Settings,
  { referral }: Pick<ReadConfig, "referral">,
  logger: Logger,
  clock: Clock,
): Housekeeping {
  const windows = referral?.programs.map(({ attribution }) => attribution.window) ?? [];
  const touches = Math.max(0, ...windows);
  let timer = setTimeout(work, FIRST);
  function work(): void {
    timer = setTimeout(work, DAILY);
    timer.unref();
    store.run("retention", { ...retention, touches, now: clock.now() }).then(
      (removed) => logger.info({ removed }, "Deleted what was kept long enough."),
      (error: unknown) => logger.error({ err: error }, "Retention failed; it runs again tomorrow."),
    );
  }
  timer.unref();
  return { close: () => clearTimeout(timer) };
}
