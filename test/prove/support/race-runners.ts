import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import type { RaceTask } from "./race-worker.ts";

const WORKER = fileURLToPath(new URL("race-worker.ts", import.meta.url));

/** Processes that write to one database; any of them may be killed, and another takes its place. */
export class RaceRunners {
  readonly #address: string;
  readonly #children: ChildProcess[] = [];
  /** Processes that were killed in the middle of their work. */
  kills = 0;

  constructor(address: string) {
    this.#address = address;
  }

  async start(count: number): Promise<void> {
    const made = Array.from({ length: count }, () => this.#fork());
    this.#children.push(...(await Promise.all(made)));
  }

  async #fork(): Promise<ChildProcess> {
    const child = fork(WORKER, [this.#address], { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    await once(child, "message");
    return child;
  }

  /**
   * Has each process do its task; one whose delay has passed before it is done is killed, and what
   * takes its place does the whole task again.
   *
   * @param killAfter milliseconds, or nothing, for each process
   */
  async run(tasks: readonly RaceTask[], killAfter: readonly (number | undefined)[]): Promise<void> {
    await Promise.all(tasks.map((task, place) => this.#one(place, task, killAfter[place])));
  }

  async #one(place: number, task: RaceTask, killAfter: number | undefined): Promise<void> {
    const child = this.#children[place]!;
    const ended = outcomeOf(child);
    child.send(task);
    const timer =
      killAfter === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfter);
    const outcome = await ended;
    clearTimeout(timer);
    if (outcome === "done") return;
    if (outcome !== "killed") throw new Error(outcome);
    this.kills++;
    this.#children[place] = await this.#fork();
    await this.#one(place, task, undefined);
  }

  end(): void {
    for (const child of this.#children) child.kill("SIGKILL");
  }
}

function outcomeOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    const settle = (outcome: string): void => {
      child.off("message", told);
      child.off("exit", gone);
      resolve(outcome);
    };
    const told = (message: { done?: true; failed?: string }): void =>
      settle(message.done ? "done" : message.failed!);
    const gone = (): void => settle("killed");
    child.on("message", told).on("exit", gone);
  });
}
