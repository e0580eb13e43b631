import type { Audience } from "../audience/audience.ts";
import type { PRESETS, PresetId } from "../lifecycle/presets/presets.ts";
import type { Decay, LifecycleModel, Rule } from "../lifecycle/rule.ts";
import type { ConsentPlatform, ConsentPlatformId } from "./consent-platform.ts";

/** Stage ids of a preset. */
export type PresetStage<Id extends PresetId> = (typeof PRESETS)[Id]["stages"][number];

/** `stagelight.config.ts`: plain data, read by the integration and by the server. */
export interface StagelightConfig<
  Preset extends PresetId = PresetId,
  Stage extends string = string,
  Name extends string = string,
> {
  /** The site that Stagelight works for. */
  readonly site?: {
    /** As people know it: `"Nuri Tea"`. */
    readonly name?: string;
    /** Public address with scheme: `"https://nuri.example"`. */
    readonly url?: string;
    /** Language ranges that a path can begin with; globs leave them out: `["en", "ko", "zh"]`. */
    readonly locales?: readonly string[];
  };
  /** Which stages there are, and what moves a visitor among them. */
  readonly lifecycle?: LifecycleConfig<Preset, Stage>;
  /** Audiences by name, for `when="…"` in content. */
  readonly audiences?: {
    readonly [Key in Name]: Audience<NoInfer<StageOf<Preset, Stage>>, NoInfer<Name>>;
  };
  /** What may be stored and sent, and when. Default: `{ mode: "required" }`. */
  readonly consent?: {
    /**
     * `required`: nothing is stored or sent before a yes (the default). `implied`: storage is
     * allowed until the visitor says no; for places where the law lets a site do so.
     */
    readonly mode?: "required" | "implied";
    /**
     * Whether Google's tags are told what the visitor allows, by Consent Mode v2: a default before
     * they load, and an update with each choice. Default: `false`.
     */
    readonly googleConsentMode?: boolean;
    /**
     * The consent platform that asks the visitor, and whose answer counts: `"cookiebot"`, or with
     * categories of your own `{ id: "onetrust", purposes: { marketing: "C0004" } }`. Default: none,
     * the site asks by itself.
     */
    readonly platform?: ConsentPlatformId | ConsentPlatform;
  };
}

/** The stages of a config: those of its own model, else the preset's. */
export type StageOf<Preset extends PresetId, Stage extends string> = [Stage] extends [never]
  ? PresetStage<Preset>
  : Stage;

/** The `lifecycle` key of the config. */
export interface LifecycleConfig<Preset extends PresetId, Stage extends string> {
  /** A preset's id (default `"awareness-to-advocacy"`) or a model of your own. */
  readonly model?: Preset | OwnModel<Stage>;
  /** Rules that are asked before the model's own. */
  readonly rules?: readonly Rule<NoInfer<StageOf<Preset, Stage>>>[];
  /** Decays beside the model's own. */
  readonly decay?: readonly Decay<NoInfer<StageOf<Preset, Stage>>>[];
  /**
   * Event property whose values each have a track of their own, for example `"category"`:
   * retention for tea, consideration for teaware.
   */
  readonly trackBy?: string;
}

/** A model of one's own; the stages are written once and checked everywhere. */
export interface OwnModel<Stage extends string> {
  readonly stages: readonly [Stage, ...Stage[]];
  readonly rules: LifecycleModel<NoInfer<Stage>>["rules"];
  readonly decay?: readonly Decay<NoInfer<Stage>>[];
}
