import type { CommandContext } from "../store/commands.ts";
import { dropJob, enableEndpoint, replayJobs } from "./manage.ts";

type Context = Pick<CommandContext, "database">;

/** {@link replayJobs} as a command. */
export function replayJobsCommand(
  { database: { db } }: Context,
  { which, now }: { readonly which: string; readonly now: number },
): Promise<number> {
  return replayJobs(db, which, now);
}

/** {@link dropJob} as a command, of what was given up alone: somebody else may have let it be tried again. */
export function dropDeadJobCommand(
  { database: { db } }: Context,
  { uid }: { readonly uid: string },
): Promise<boolean> {
  return dropJob(db, uid, { dead: true });
}

/** {@link enableEndpoint} as a command. */
export function enableEndpointCommand(
  { database: { db } }: Context,
  { name }: { readonly name: string },
): Promise<boolean> {
  return enableEndpoint(db, name);
}
