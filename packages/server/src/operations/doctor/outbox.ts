import { endpointFigures } from "../../outbox/figures.ts";
import type { Database } from "../../store/database.ts";
import { type Finding, note, ok, wrong } from "./finding.ts";

/** Milliseconds that a job may be late. */
const LATE = 3_600_000;

/** Looks at what is to be sent. */
export async function checkOutbox({ db }: Database): Promise<Finding[]> {
  const now = Date.now();
  const found: Finding[] = [];
  for (const { endpoint, state, dead, due, dueSince } of await endpointFigures(db, now)) {
    const about = `outbox: ${endpoint}`;
    const enable = `Mend it, then run: stagelight outbox enable ${endpoint}.`;
    if (state === "disabled") found.push(wrong(about, "disabled: it has failed for days", enable));
    if (state === "fails") {
      found.push(note(about, "fails just now; it is tried once a minute", "The log says why."));
    } else if (due > 0 && now - dueSince! > LATE) {
      const help = "Is a server running, and is this still in the config?";
      found.push(note(about, `${due} jobs are late by more than an hour`, help));
    }
    if (dead > 0) {
      const help = `Run: stagelight outbox dead ${endpoint}; then outbox replay or outbox drop.`;
      found.push(note(about, `${dead} jobs were given up`, help));
    }
  }
  return found.length > 0 ? found : [ok("outbox", "nothing is late, nothing was given up")];
}
