import type { HandlerServices } from "../outbox/endpoints.ts";
import type { Store } from "../store/store.ts";
import { alarmMail } from "./alarm-mail.ts";
import { ceilingOf, HOUR, lastHour, usualHour } from "./sign-up-figures.ts";

/** Watches over how many people of a site sign up. */
export interface Alarm {
  /** How it stands. Asks the database every few seconds at most. */
  state(): Promise<AlarmState>;
  /** A form was taken: counted until the database says it. */
  taken(): void;
}

/** How it stands with a site's sign-ups. */
export interface AlarmState {
  /** In the last sixty minutes. */
  readonly lastHour: number;
  /** In the busiest hour of an ordinary day. */
  readonly usual: number;
  /** From so many in an hour on there is an alarm; no more confirmations leave in an hour. */
  readonly ceiling: number;
  /** It is raised here and given up below half of it, so that it does not come and go. */
  readonly raised: boolean;
  /** Half of the way there. */
  readonly warm: boolean;
}

type AlarmServices = Pick<HandlerServices, "config" | "clock" | "logger"> & {
  readonly store: Pick<Store, "read" | "run">;
};

/** Milliseconds for which the database's answer is good. */
const FRESH = 5_000;

/** Begins to watch. */
export function openAlarm(services: AlarmServices): Alarm {
  const { config, store, clock, logger } = services;
  const floor = config.mail.confirmationsPerHour;
  const memory = { at: -Infinity, usualAt: -Infinity, lastHour: 0, usual: 0, taken: 0 };
  let raised = false;
  let looking: Promise<void> | undefined;

  async function look(now: number): Promise<void> {
    if (now - memory.usualAt >= HOUR) {
      memory.usual = await usualHour(store.read, now);
      memory.usualAt = now;
    }
    memory.lastHour = await lastHour(store.read, now);
    memory.taken = 0;
    memory.at = now;
  }

  return {
    async state() {
      const now = clock.now();
      if (now - memory.at >= FRESH || now < memory.at) {
        await (looking ??= look(now).finally(() => (looking = undefined)));
      }
      const forms = memory.lastHour + memory.taken;
      const ceiling = ceilingOf(memory.usual, floor);
      const state = {
        lastHour: forms,
        usual: memory.usual,
        ceiling,
        raised: forms >= (raised ? ceiling / 2 : ceiling),
        warm: forms >= ceiling / 2,
      };
      if (state.raised !== raised) {
        raised = state.raised;
        if (raised) await raise(state);
        else logger.info(figures(state), "Sign-ups are as usual again.");
      }
      return state;
    },
    taken: () => void memory.taken++,
  };

  async function raise(state: AlarmState): Promise<void> {
    const told =
      "Far more sign-ups than usual: a proof of work is asked for, and confirmations wait.";
    logger.error(figures(state), told);
    const mail = alarmMail(config, state, clock.now());
    if (mail) await store.run("addJobs", { jobs: [mail] });
  }
}

function figures({ lastHour: signUps, usual, ceiling }: AlarmState) {
  return { signUpsInLastHour: signUps, usual, ceiling };
}
