import { acquisitionToLoyaltyInfo } from "./info/acquisition-to-loyalty.ts";
import { awarenessToAdvocacyInfo } from "./info/awareness-to-advocacy.ts";
import { awarenessToDecisionInfo } from "./info/awareness-to-decision.ts";
import { awarenessToLoyaltyInfo } from "./info/awareness-to-loyalty.ts";
import { crmProcessInfo } from "./info/crm-process.ts";
import { discoveryToAdvocacyInfo } from "./info/discovery-to-advocacy.ts";
import { hubspotInfo } from "./info/hubspot.ts";
import { reachToLoyaltyInfo } from "./info/reach-to-loyalty.ts";
import { relationshipInfo } from "./info/relationship.ts";
import { saasInfo } from "./info/saas.ts";
import type { StageInfo } from "./info/stage-info.ts";
import type { PRESETS, PresetId } from "./presets.ts";

/** What people need to know of each stage of each preset. Never part of a browser's bundle. */
const INFO: {
  readonly [Id in PresetId]: Readonly<Record<(typeof PRESETS)[Id]["stages"][number], StageInfo>>;
} = {
  "awareness-to-advocacy": awarenessToAdvocacyInfo,
  "awareness-to-decision": awarenessToDecisionInfo,
  "acquisition-to-loyalty": acquisitionToLoyaltyInfo,
  relationship: relationshipInfo,
  "reach-to-loyalty": reachToLoyaltyInfo,
  "discovery-to-advocacy": discoveryToAdvocacyInfo,
  "awareness-to-loyalty": awarenessToLoyaltyInfo,
  "crm-process": crmProcessInfo,
  saas: saasInfo,
  hubspot: hubspotInfo,
};

/** Names of stages for people, by stage and language. */
export type StageLabels = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** The stage of the default model that each stage is most like. */
export type StageMap = Readonly<Record<string, StageInfo["mapsTo"]>>;

/** Label, goal, KPIs and place in the default model of every stage of a preset, by stage id. */
export function presetInfo<Id extends PresetId>(preset: Id): (typeof INFO)[Id] {
  return INFO[preset];
}

/** Of {@link presetInfo}, what a model of one's own may carry too. */
export function presetStages(preset: PresetId): { labels: StageLabels; mapsTo: StageMap } {
  const stages = Object.entries<StageInfo>(INFO[preset]);
  return {
    labels: Object.fromEntries(stages.map(([stage, { label }]) => [stage, { ...label }])),
    mapsTo: Object.fromEntries(stages.map(([stage, { mapsTo }]) => [stage, mapsTo])),
  };
}

/**
 * The stages of a model that a slot is for: the one that it is named after; or, where the model has
 * none of that name, those that map onto this stage of the default model. Nothing for any other name.
 */
export function stagesFor(
  { stages, mapsTo }: { readonly stages: readonly string[]; readonly mapsTo: StageMap },
  slot: string,
): readonly string[] {
  return stages.includes(slot)
    ? [slot]
    : stages.filter((stage) => Object.hasOwn(mapsTo, stage) && mapsTo[stage] === slot);
}
