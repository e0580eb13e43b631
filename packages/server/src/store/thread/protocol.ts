import type { LogEntry } from "../../log/log.ts";
import type { ModelTable } from "@stagelight/core";
import type { Plan } from "../../outbox/plan.ts";

/** What the store thread is told first. */
export interface ThreadData {
  readonly address: string;
  readonly table: ModelTable;
  readonly plan: Plan;
}

/** What the main thread asks of the store thread. */
export type Asked =
  | { readonly ask: "append"; readonly id: number; readonly entries: readonly LogEntry[] }
  | { readonly ask: "run"; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly ask: "close"; readonly id: number };

/** What the store thread tells. */
export type Told =
  | { readonly tell: "ready" }
  | { readonly tell: "done"; readonly id: number; readonly value?: unknown }
  | { readonly tell: "failed"; readonly id: number; readonly failure: Failure }
  | ({ readonly tell: "projected" } & ProjectedTold)
  | { readonly tell: "replaying"; readonly rows: number; readonly total: number }
  | { readonly tell: "trouble"; readonly failure: Failure }
  | { readonly tell: "recovered" }
  | { readonly tell: "skipped"; readonly messageId: string; readonly failure: Failure };

/** One batch that was projected. */
export interface ProjectedTold {
  readonly rows: number;
  /** Milliseconds from the receipt of its newest event to the commit. */
  readonly lag: number;
  /** Jobs that followed from it. */
  readonly jobs: number;
}

/** An error on its way between threads. */
export interface Failure {
  readonly code: string;
  readonly message: string;
}
