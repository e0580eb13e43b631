import type { CommandContext } from "../store/commands.ts";
import { auditDeed, type Deed } from "../team/audit/audit.ts";
import { dropJob, enableEndpoint, replayJobs } from "./manage.ts";

type Context = Pick<CommandContext, "database">;

/** What is done by whom. Plain data. */
interface Done {
  /** Written down with it. */
  readonly deed?: Deed;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** {@link replayJobs} as a command. */
export function replayJobsCommand(
  { database: { db } }: Context,
  { which, deed, now }: Done & { readonly which: string },
): Promise<number> {
  return db.transaction().execute(async (step) => {
    const jobs = await replayJobs(step, which, now);
    if (jobs > 0) await auditDeed(step, deed, now, { jobs });
    return jobs;
  });
}

/** {@link dropJob} as a command, of what was given up alone: somebody else may have let it be tried again. */
export function dropDeadJobCommand(
  { database: { db } }: Context,
  { uid, deed, now }: Done & { readonly uid: string },
): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const dropped = await dropJob(step, uid, { dead: true });
    if (dropped) await auditDeed(step, deed, now);
    return dropped;
  });
}

/** {@link enableEndpoint} as a command. */
export function enableEndpointCommand(
  { database: { db } }: Context,
  { name, deed, now }: Done & { readonly name: string },
): Promise<boolean> {
  return db.transaction().execute(async (step) => {
    const enabled = await enableEndpoint(step, name);
    if (enabled) await auditDeed(step, deed, now);
    return enabled;
  });
}
