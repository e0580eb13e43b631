import type { CommandContext } from "../store/commands.ts";
import type { NewJob } from "./job.ts";
import { insertJobs } from "./write-jobs.ts";

/** Writes jobs that follow from nothing in the database; one that is there already is left out. */
export async function addJobs(
  { database: { db, bulk } }: CommandContext,
  { jobs }: { readonly jobs: readonly NewJob[] },
): Promise<void> {
  await db.transaction().execute((step) => insertJobs(bulk, step, jobs));
}
