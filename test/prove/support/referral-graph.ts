import { type ChildProcess, fork } from "node:child_process";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import type { Played } from "./graph-worker.ts";

const WORKER = fileURLToPath(new URL("graph-worker.ts", import.meta.url));

/** Deeds of one graph, which has a database of its own. */
export const DEEDS = 50_000;

/** A graph that is to be played. */
export interface GraphTask {
  readonly seed: number;
  readonly deeds: number;
}

/**
 * Plays what people with several accounts do through the real commands, and looks at what became of it:
 * as many graphs at once as there are processors. What is found does not depend on how many these are.
 */
export async function playGraphs(deeds: number, say: (line: string) => void) {
  const problems: string[] = [];
  const figures = {
    deeds: 0,
    accounts: 0,
    replays: 0,
    rewards: 0,
    transfers: 0,
    settled: 0,
    refused: 0,
  };
  const tasks: GraphTask[] = [];
  for (let left = deeds; left > 0; left -= DEEDS) {
    tasks.push({ seed: tasks.length + 1, deeds: Math.min(DEEDS, left) });
  }
  const began = performance.now();
  const perSecond = () => Math.round((figures.deeds * 1_000) / (performance.now() - began));
  const playSome = async (): Promise<void> => {
    const child = fork(WORKER, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    try {
      for (let task = tasks.shift(); task; task = tasks.shift()) {
        const played = await playedBy(child, task);
        for (const name of Object.keys(figures) as (keyof typeof figures)[]) {
          figures[name] += played[name];
        }
        const { seed } = task;
        problems.push(...played.problems.map((problem) => `graph ${seed}: ${problem}`));
        say(
          `graphs: ${figures.deeds} deeds, ${figures.rewards} rewards, ${problems.length} problems, ` +
            `${perSecond()} deeds a second`,
        );
      }
    } finally {
      child.kill();
    }
  };
  const processes = Math.min(tasks.length, availableParallelism());
  await Promise.all(Array.from({ length: processes }, playSome));
  return { ...figures, perSecond: perSecond(), problems };
}

function playedBy(child: ChildProcess, task: GraphTask): Promise<Played> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null, signal: string | null): void =>
      reject(new Error(`The process of graph ${task.seed} has ended: ${signal ?? code}.`));
    child.once("exit", ended);
    child.once("message", ({ played, failed }: { played?: Played; failed?: string }) => {
      child.off("exit", ended);
      if (played) resolve(played);
      else reject(new Error(failed));
    });
    child.send(task);
  });
}
