import { existsSync, readFileSync } from "node:fs";
import { extname, resolve } from "node:path";
import { loadModule } from "@stagelight/config-file";
import { parseFriendly, StagelightError } from "@stagelight/core/config";
import {
  pageView,
  seconds,
  type SimulatedEvent,
  type SimulatedVisitor,
} from "@stagelight/core/simulate";
import { parse } from "yaml";
import {
  type LongEntry,
  pauseIn,
  type Script,
  type ScriptEntry,
  scriptSchema,
} from "./script-schema.ts";

/** Between two events of which nothing else is said, in seconds. */
const STEP = 60;
/** The most entries that are played, with all repetitions. */
const MOST = 1_000_000;

/**
 * Reads a script of visitors: YAML or JSON, or a module with a default export.
 *
 * @throws StagelightError `script-unreadable` or `script-invalid`
 */
export async function readScript(folder: string, name: string): Promise<Script> {
  const file = resolve(folder, name);
  if (!existsSync(file)) {
    throw new StagelightError("script-unreadable", `There is no file ${name}.`, [
      {
        path: "--script",
        expected: "a file",
        found: JSON.stringify(name),
        help: "Create the file, or correct the path.",
      },
    ]);
  }
  let input: unknown;
  try {
    input = /^\.[cm]?[jt]s$/.test(extname(file))
      ? await loadModule(file)
      : parse(readFileSync(file, "utf8"));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StagelightError("script-unreadable", `${name} could not be read: ${reason}`);
  }
  return parseFriendly(
    scriptSchema,
    input,
    `${name} is not a script of visitors.`,
    "script-invalid",
  );
}

/**
 * The visitors of a script.
 *
 * @param start milliseconds since 1970
 * @throws StagelightError `script-invalid` when they do too much
 */
export function scriptedVisitors({ visitors }: Script, start: number): SimulatedVisitor[] {
  let left = MOST;
  return visitors.flatMap(({ name, locale, count = 1, events }) => {
    const own = new Acts(start / 1000, left).play(events);
    left -= own.length * count;
    if (left < 0) throw tooMuch();
    return Array.from({ length: count }, (_, index) => ({
      name: count > 1 ? `${name}-${index + 1}` : name,
      ...(locale !== undefined && { locale }),
      events: own,
    }));
  });
}

function tooMuch(): StagelightError {
  return new StagelightError("script-invalid", "The script is too long.", [
    {
      path: "visitors",
      expected: `at most ${MOST.toLocaleString("en")} entries, with all repetitions`,
      found: "more of them",
      help: "Lower repeat or count.",
    },
  ]);
}

/** Turns the entries of one visitor into events with times. */
class Acts {
  readonly #events: SimulatedEvent[] = [];
  /** When the last event was, in seconds; before the first, when everything begins. */
  #last: number;
  /** What was said to lie between the last event and the next. */
  #pause: number | undefined = 0;
  /** Entries that may still come: a script can repeat without end, and without an event. */
  #left: number;

  constructor(start: number, most: number) {
    this.#last = start;
    this.#left = most;
  }

  play(entries: readonly ScriptEntry[]): SimulatedEvent[] {
    for (const entry of entries) {
      if (this.#left-- <= 0) throw tooMuch();
      const pause = typeof entry === "string" ? pauseIn(entry) : undefined;
      if (pause !== undefined) this.#pause = (this.#pause ?? 0) + pause;
      else if (typeof entry !== "string" && entry.repeat !== undefined) this.#repeat(entry);
      else this.#add(eventOf(entry));
    }
    return this.#events;
  }

  #repeat({ repeat = 1, every, events = [] }: LongEntry): void {
    for (let time = 1; time <= repeat; time++) {
      const next = this.#next() + (every === undefined ? 0 : seconds(every)!);
      this.play(events);
      if (time < repeat) this.#pause = Math.max(this.#pause ?? STEP, next - this.#last);
    }
  }

  #next(): number {
    return this.#last + (this.#pause ?? STEP);
  }

  #add(event: Omit<SimulatedEvent, "timestamp">): void {
    this.#last = this.#next();
    this.#pause = undefined;
    this.#events.push({ ...event, timestamp: this.#last * 1000 });
  }
}

function eventOf(entry: ScriptEntry): Omit<SimulatedEvent, "timestamp"> {
  if (typeof entry === "string") {
    const text = entry.trim();
    return text.startsWith("/") ? pageView(text) : { type: "track", event: text };
  }
  const { page, event = "", identify, properties, referrer, verified = false } = entry;
  if (identify) return { type: "identify", traits: identify, verified };
  if (page === undefined) return { type: "track", event, properties: properties ?? {}, verified };
  const view = pageView(page, referrer);
  return { ...view, properties: { ...properties, ...view.properties }, verified };
}
