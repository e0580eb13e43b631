import { acquisitionToLoyalty } from "./acquisition-to-loyalty.ts";
import { awarenessToAdvocacy } from "./awareness-to-advocacy.ts";
import { awarenessToDecision } from "./awareness-to-decision.ts";
import { awarenessToLoyalty } from "./awareness-to-loyalty.ts";
import { crmProcess } from "./crm-process.ts";
import { discoveryToAdvocacy } from "./discovery-to-advocacy.ts";
import { hubspot } from "./hubspot.ts";
import { reachToLoyalty } from "./reach-to-loyalty.ts";
import { relationship } from "./relationship.ts";
import { saas } from "./saas.ts";

/** The lifecycle models that come with Stagelight, by id. */
export const PRESETS = {
  "awareness-to-advocacy": awarenessToAdvocacy,
  "awareness-to-decision": awarenessToDecision,
  "acquisition-to-loyalty": acquisitionToLoyalty,
  relationship,
  "reach-to-loyalty": reachToLoyalty,
  "discovery-to-advocacy": discoveryToAdvocacy,
  "awareness-to-loyalty": awarenessToLoyalty,
  "crm-process": crmProcess,
  saas,
  hubspot,
} as const;

/** Id of a model that comes with Stagelight. */
export type PresetId = keyof typeof PRESETS;

/** The model of a site that names none. */
export const DEFAULT_PRESET = "awareness-to-advocacy" satisfies PresetId;
