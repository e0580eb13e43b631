import type { Transaction } from "kysely";
import type { ProjectionTable, Tables } from "../store/tables.ts";
import type { Projection } from "./project.ts";

/** In this order they are held by whoever holds several, so that two never wait for each other. */
const ORDER: readonly Projection[] = ["live", "snapshot", "replay"];

/** How far a projection is; it stays there as long as the transaction lasts. */
export async function hold(step: Transaction<Tables>, name: Projection): Promise<ProjectionTable> {
  return step
    .updateTable("projection")
    .set((row) => ({ generation: row.ref("generation") }))
    .where("name", "=", name)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** Whoever works with what the projections have written starts over: it is about to be changed. */
export async function raiseGenerations(step: Transaction<Tables>): Promise<void> {
  for (const name of ORDER) {
    await step
      .updateTable("projection")
      .set((row) => ({ generation: row("generation", "+", 1) }))
      .where("name", "=", name)
      .execute();
  }
}
