import type { CommandContext } from "../store/commands.ts";
import { replay, type Replayed } from "./replay.ts";

/** Plays the log again from the snapshot. */
export function replayCommand(
  { database, model, progress }: CommandContext,
  _input: Record<string, never>,
): Promise<Replayed> {
  const limit = database.kind === "sqlite" ? 200 : 1_000;
  return replay(database, model, {
    limit,
    progress,
    // Appends are not kept waiting.
    between: () => new Promise(setImmediate),
  });
}
