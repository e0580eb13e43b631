import { PRESET_IDS, presetInfo } from "@stagelight/core/presets";

/** HubSpot's name of the property that holds a contact's stage. */
export const LIFECYCLE = "lifecyclestage";

/**
 * What each stage of the default model is at HubSpot; `other` is left to people.
 * https://developers.hubspot.com/docs/api-reference/crm-contacts-v3/guide
 */
const OF_DEFAULT = {
  awareness: "subscriber",
  consideration: "lead",
  purchase: "opportunity",
  retention: "customer",
  advocacy: "evangelist",
} as const;

/** HubSpot's own stages that are called otherwise in our `hubspot` model. */
const QUALIFIED: Readonly<Record<string, string>> = {
  mql: "marketingqualifiedlead",
  sql: "salesqualifiedlead",
};

/**
 * HubSpot's internal value of each stage of the models that come with Stagelight, by the stage of the
 * default model that it is most like. A stage that two models mean differently is left out.
 */
export const STAGES: ReadonlyMap<string, string> = new Map(
  PRESET_IDS.flatMap((preset) => Object.entries(presetInfo(preset)))
    .map(([stage, { mapsTo }]): [string, string] => [stage, QUALIFIED[stage] ?? OF_DEFAULT[mapsTo]])
    .filter(([stage, value], _, all) =>
      all.every(([other, otherwise]) => other !== stage || otherwise === value),
    ),
);
