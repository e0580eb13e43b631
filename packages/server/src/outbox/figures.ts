import type { Kysely } from "kysely";
import type { Tables } from "../store/tables.ts";

/** How it stands with the jobs of one endpoint. */
export interface EndpointFigures {
  readonly endpoint: string;
  /** Jobs that are to be done, now or later. */
  readonly waiting: number;
  /** Those of them that could be done now, and since when the oldest could: milliseconds since 1970. */
  readonly due: number;
  readonly dueSince: number | null;
  readonly dead: number;
  /** Calls that failed in a row. */
  readonly failures: number;
  readonly state: "works" | "fails" | "disabled";
}

/**
 * How it stands with all endpoints that have jobs, or whose calls have failed.
 *
 * @param now milliseconds since 1970
 */
export async function endpointFigures(db: Kysely<Tables>, now: number): Promise<EndpointFigures[]> {
  const count = (dead: "is" | "is not") =>
    db
      .selectFrom("job")
      .select((row) => ["endpoint", row.fn.countAll<number>().as("jobs")])
      .where("dead_at", dead, null)
      .groupBy("endpoint");
  const waiting = await count("is").execute();
  const dead = await count("is not").execute();
  const due = await count("is")
    .select((row) => row.fn.min("due_at").as("since"))
    .where("due_at", "<=", now)
    .execute();
  const health = await db.selectFrom("endpoint").selectAll().execute();
  const names = [
    ...waiting.map(({ endpoint }) => endpoint),
    ...dead.map(({ endpoint }) => endpoint),
    ...health.map(({ name }) => name),
  ];
  return [...new Set(names)].toSorted().map((endpoint) => {
    const of = <Row extends { endpoint: string }>(rows: readonly Row[]) =>
      rows.find((row) => row.endpoint === endpoint);
    const known = health.find(({ name }) => name === endpoint);
    const disabled = typeof known?.disabled_at === "number";
    return {
      endpoint,
      waiting: Number(of(waiting)?.jobs ?? 0),
      due: Number(of(due)?.jobs ?? 0),
      dueSince: of(due)?.since ?? null,
      dead: Number(of(dead)?.jobs ?? 0),
      failures: known?.failures ?? 0,
      state: disabled ? "disabled" : typeof known?.open_until === "number" ? "fails" : "works",
    };
  });
}
