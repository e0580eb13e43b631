import { type LifecycleState, type ModelTable, scheduleOf } from "@stagelight/core";
import { sets, type StageTrigger } from "./mail-plan.ts";

/**
 * When silence has led to what a mail waits for, in milliseconds since 1970: the last time before now,
 * else the next one to come. Nothing where it does not lead there.
 *
 * @param state as it was stored: since then nothing has happened
 */
export function silenceAt(
  when: StageTrigger,
  model: ModelTable,
  state: LifecycleState,
  now: number,
): number | undefined {
  const track = state.tracks.find(({ key }) => key === when.track);
  if (!track) return undefined;
  const times: number[] = [];
  const decayed = model.decay.some(([id]) => id === track.why);
  if (decayed && sets(when, track.from, track.stage)) times.push(track.since * 1000);
  const [, ...plan] = scheduleOf(model, state)[when.track]!;
  let from = track.stage;
  for (let place = 0; place < plan.length; place += 2) {
    const to = plan[place + 1] as string;
    if (sets(when, from, to)) times.push((plan[place] as number) * 1000);
    from = to;
  }
  return times.findLast((time) => time <= now) ?? times[0];
}
