import { once } from "node:events";
import { type MessagePort, parentPort } from "node:worker_threads";
import { prepare } from "@stagelight/core";
import { Projector } from "../../project/projector.ts";
import { offsetOf } from "../../project/project.ts";
import { COMMANDS } from "../commands.ts";
import { openDatabase } from "../open.ts";
import { leadership } from "../postgres/leadership.ts";
import type { connectPostgres } from "../postgres/connect.ts";
import { Checkpointer } from "../sqlite/checkpointer.ts";
import { type SqliteDatabase, sqlitePath } from "../sqlite/connect.ts";
import { failureOf } from "../store-error.ts";
import type { Asked, ThreadData, Told } from "./protocol.ts";

/**
 * The store thread: the one place that appends and projects. SQLite's calls block, and what is
 * computed here takes its time; the main thread only moves bytes.
 */
const port = parentPort as MessagePort;
const [{ address, table, plan }] = (await once(port, "message")) as [ThreadData];
const tell = (told: Told): void => port.postMessage(told);

const database = openDatabase(address);
const checkpointer =
  database.kind === "sqlite"
    ? new Checkpointer(database as SqliteDatabase, sqlitePath(address))
    : undefined;
const model = prepare(table);
// Who leads may be known before the projector is there, which looks by itself when it begins.
let wake = (): void => {};
const lead =
  database.kind === "postgres"
    ? await leadership(database as ReturnType<typeof connectPostgres>, () => wake())
    : undefined;

/** Milliseconds between two reports of how far long work is. */
const REPORT = 250;
let reported = 0;
const progress = ({ rows, total }: { rows: number; total: number }): void => {
  const now = Date.now();
  if (rows < total && now - reported < REPORT) return;
  reported = now;
  tell({ tell: "replaying", rows, total });
};

/** Milliseconds until a replay that has failed is tried again. */
const AGAIN = 10_000;
let applied: "yes" | "no" | "under way" = "no";

/** Whether this process is the one that projects. It is the one, too, that replays. */
function mayProject(): boolean {
  const leads = lead?.leads() ?? true;
  if (leads && applied === "no") void applyModel();
  // Another server may have another model.
  if (!leads && applied === "yes") applied = "no";
  return leads;
}

/** States that were made with another model are made anew from history. */
async function applyModel(): Promise<void> {
  applied = "under way";
  try {
    const { model: made } = await offsetOf(database, model, "live");
    if (made !== model.hash)
      await COMMANDS.replay({ database, model, plan, appended, progress }, {});
    applied = "yes";
    tell({ tell: "recovered" });
  } catch (error) {
    tell({ tell: "trouble", failure: failureOf(error) });
    setTimeout(() => (applied = "no"), AGAIN);
  }
}

const projector: Projector = new Projector(
  database,
  { model, plan },
  {
    projected({ rows, receivedAt, failed, jobs }) {
      checkpointer?.wake();
      tell({ tell: "projected", rows, lag: Math.max(0, Date.now() - receivedAt), jobs });
      for (const { messageId, error } of failed) {
        tell({ tell: "skipped", messageId, failure: failureOf(error) });
      }
    },
    trouble: (error) => tell({ tell: "trouble", failure: failureOf(error) }),
    recovered: () => tell({ tell: "recovered" }),
  },
  mayProject,
);
wake = () => projector.wake();

function appended(): void {
  projector.wake();
  lead?.tellOthers();
}

async function answer(asked: Asked): Promise<unknown> {
  switch (asked.ask) {
    case "append": {
      await database.log.append(asked.entries);
      appended();
      return undefined;
    }
    case "run": {
      const command = COMMANDS[asked.name as keyof typeof COMMANDS];
      return command({ database, model, plan, appended, progress }, asked.input as never);
    }
    case "close": {
      await projector.stop();
      await lead?.close();
      await checkpointer?.close();
      await database.close();
      return undefined;
    }
  }
}

port.on("message", (asked: Asked) => {
  answer(asked)
    .then(
      (value) => tell({ tell: "done", id: asked.id, value }),
      (error: unknown) => tell({ tell: "failed", id: asked.id, failure: failureOf(error) }),
    )
    .finally(() => checkpointer?.wake());
});
tell({ tell: "ready" });
