import type { awarenessToAdvocacy } from "../awareness-to-advocacy.ts";
import type { KpiId } from "./kpis.ts";

/** The same in the languages that presets speak. */
export interface Text {
  readonly en: string;
  readonly ko: string;
  readonly zh: string;
}

/** What people need to know of a stage; nothing that a browser needs. */
export interface StageInfo {
  readonly label: Text;
  /** What a site wants to reach with a visitor here: one sentence. */
  readonly goal: Text;
  /** The figures that tell whether it does, the most telling first. */
  readonly kpis: readonly KpiId[];
  /** The stage of the default model that this one is most like. */
  readonly mapsTo: (typeof awarenessToAdvocacy)["stages"][number];
}
