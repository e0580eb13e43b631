import { awarenessToAdvocacy } from "./awareness-to-advocacy.ts";

/** The lifecycle models that come with Stagelight, by id. */
export const PRESETS = {
  "awareness-to-advocacy": awarenessToAdvocacy,
} as const;

/** Id of a model that comes with Stagelight. */
export type PresetId = keyof typeof PRESETS;

/** The model of a site that names none. */
export const DEFAULT_PRESET = "awareness-to-advocacy" satisfies PresetId;
