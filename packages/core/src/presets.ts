import { KPIS } from "./lifecycle/presets/info/kpis.ts";
import type { KpiId } from "./lifecycle/presets/info/kpis.ts";
import type { Text } from "./lifecycle/presets/info/stage-info.ts";
import { PRESETS, type PresetId } from "./lifecycle/presets/presets.ts";

export type { KpiId } from "./lifecycle/presets/info/kpis.ts";
export type { StageInfo, Text } from "./lifecycle/presets/info/stage-info.ts";
export {
  presetInfo,
  type StageLabels,
  type StageMap,
  stagesFor,
} from "./lifecycle/presets/info.ts";
export { DEFAULT_PRESET, type PresetId } from "./lifecycle/presets/presets.ts";

/** Ids of the models that come with Stagelight, the default first. */
export const PRESET_IDS = Object.keys(PRESETS) as readonly PresetId[];

/** Names of the figures that a dashboard may show, by id, in three languages. */
export const KPI_LABELS: Readonly<Record<KpiId, Text>> = KPIS;
