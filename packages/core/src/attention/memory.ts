import { VISIT, WEEK } from "../time/visit.ts";

/**
 * What a browser remembers of prompts, in the form in which it is stored: plain JSON below 1 kB. Times
 * are whole seconds since 1970.
 */
export type AttentionMemory = readonly [
  version: number,
  /** Beginning of the present session. */
  began: number,
  /** Last sign of life. */
  last: number,
  /** When a prompt was last dismissed, whichever; 0 for never. */
  dismissed: number,
  /** When prompts were shown, the newest last. */
  shown: readonly number[],
  /** The prompts that were dismissed or answered, the newest first. */
  ended: readonly Ended[],
];

type Ended = readonly [prompt: string, at: number, answered: number];

/**
 * What happens to prompts: the page shows a sign of life, it shows a prompt, the visitor dismisses or
 * answers one.
 */
export type AttentionDeed =
  | readonly [deed: "seen" | "shown", prompt?: undefined]
  | readonly [deed: "dismissed" | "answered", prompt: string];

/** Version of the stored form. A memory of another version is forgotten. */
const VERSION = 1;

/** The most shows that are remembered, so the most that a budget can allow. */
export const MAX_SHOWN = 20;

/** The most prompts of which the end is remembered; the least recent goes first. */
export const MAX_ENDED = 12;

/** The longest name of a prompt: it stands in the memory. */
export const MAX_PROMPT_ID = 24;

/** What a prompt is called in the memory; the names that the schema allows stay as they are. */
export function promptKey(id: string): string {
  return id.replace(/[^\w-]/g, "").slice(0, MAX_PROMPT_ID);
}

/** Reads a stored memory. One that does not fit is forgotten, a part that is no time is none; never throws. */
export function decodeAttention(stored: unknown, now: number): AttentionMemory {
  try {
    const memory = stored as AttentionMemory;
    if (memory[0] == VERSION) return attentionAt(memory, now);
  } catch {
    // Somebody else wrote it.
  }
  return [VERSION, now, now, 0, [], []];
}

/**
 * The memory at a second: without what no budget asks for any more, and with a new session where
 * the last one is over. A clock that was put back takes later times along: to it they are now.
 */
export function attentionAt(
  [version, began, last, dismissed, shown, ended]: AttentionMemory,
  now: number,
  seen = last,
): AttentionMemory {
  const past = (at: number): number => Math.floor(Math.min(Math.max(at, 0), now)) || 0;
  const start = past(now - past(last) < VISIT ? began : now);
  return [
    version,
    start,
    past(seen),
    past(dismissed),
    shown
      .map(past)
      .filter((at) => at >= start || now - at < WEEK)
      .slice(-MAX_SHOWN),
    ended
      .map(([prompt, at, answered]) => [promptKey(prompt), past(at), +!!answered] as const)
      .slice(0, MAX_ENDED),
  ];
}

/** The memory after a deed. Pure; what was answered stays so. */
export function noteAttention(
  [version, began, last, dismissed, shown, ended]: AttentionMemory,
  now: number,
  ...[deed, prompt]: AttentionDeed
): AttentionMemory {
  const key = prompt && promptKey(prompt);
  const answered = deed == "answered" || ended.some(([name, , done]) => name == key && done);
  return attentionAt(
    [
      version,
      began,
      last,
      deed == "dismissed" ? now : dismissed,
      deed == "shown" ? [...shown, now] : shown,
      key ? [[key, now, +answered], ...ended.filter(([name]) => name != key)] : ended,
    ],
    now,
    now,
  );
}
