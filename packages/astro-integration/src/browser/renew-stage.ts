/**
 * Where pages are made on demand: has the server renew the signed stage when a visit begins. Part of
 * the tracker on such sites alone.
 */
import type { Tracker } from "./tracker.ts";

/** A visit ends after half an hour without an event. */
const VISIT = 1800;

const tracker = (window as unknown as { stagelight?: Tracker }).stagelight;

if (tracker?.queue_ && !(Date.now() / 1000 - tracker.head_.memory_.x! < VISIT)) {
  document.addEventListener(
    "stagelight:event",
    () => {
      setTimeout(() => {
        // Without it the server gives no cookie.
        if (tracker.consent.get!().personalization) void tracker.verified?.();
      }, 3000);
    },
    { once: true },
  );
}
