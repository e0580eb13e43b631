/**
 * Part of every page of a site that has referral, and of no other: sees whether a friend's link has led
 * here, now or before, and loads what takes care of that.
 */
import runnerUrl from "@stagelight/astro/referral-runner?url&no-inline";
import table from "virtual:stagelight/referral";
import { REFERRAL_KEY } from "../anywhere/storage-policy.ts";
import type { Tracker } from "./tracker.ts";

const tracker = (window as unknown as { stagelight?: Tracker }).stagelight;

// As in the tracker: not without the head script, not in a second copy, not in a preview. And not in a
// frame: what others' pages show is no visit.
if (tracker?.queue_ && self == top) {
  let loading: unknown;

  const load = async (search: string): Promise<void> => {
    const { run } = (await import(
      /* @vite-ignore */ runnerUrl
    )) as typeof import("./referral-runner.ts");
    run(tracker, table, search);
  };

  // The tracker's first event: a page that is prerendered is seen by then.
  document.addEventListener("stagelight:event", () => {
    const { search } = location;
    let known: unknown = search.includes(`${table.parameter}=`);
    try {
      known ||= localStorage[REFERRAL_KEY];
    } catch {}
    if (known) loading ??= load(search);
  });
}
