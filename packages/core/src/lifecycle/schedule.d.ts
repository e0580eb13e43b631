import type { LifecycleState } from "./state.ts";
import type { ModelTable } from "./table.ts";
/**
 * What silence will do: for each track the present stage, then in turn the second at which a decay
 * falls due and the stage it leads to. Reading it needs neither model nor rules, so the head script
 * can decide the stage before the first paint.
 */
export type Schedule = Readonly<Record<string, readonly (string | number)[]>>;
/** The schedule of a state: `settle`, played ahead. */
export declare function scheduleOf(model: ModelTable, state: LifecycleState): Schedule;
/** The stage that a schedule gives for a second; nothing when it is no schedule. */
export declare function stageAt(plan: Schedule[string] | undefined, now: number): unknown;
