import type { Audience, SegmentKeys } from "../audience/audience.ts";
import type { DEFAULT_PRESET, PRESETS, PresetId } from "../lifecycle/presets/presets.ts";
import type { Decay, LifecycleModel, Rule, ScoreModel } from "../lifecycle/rule.ts";
import type { Duration } from "../time/duration.ts";
import type { AttentionConfig } from "./attention.ts";
import type { ChatConfig } from "./chat.ts";
import type { ConsentPlatform, ConsentPlatformId } from "./consent-platform.ts";
import type { ConnectorConfig } from "./connectors.ts";
import type { MailConfig } from "./mail.ts";
import type { SitePrompt } from "./prompts.ts";
import type { NewsletterConfig } from "./newsletter.ts";
import type { ReferralConfig } from "./referral.ts";
import type { ReviewConfig } from "./review.ts";
import type { ServerConfig } from "./server.ts";
import type { SurveyConfig } from "./survey.ts";

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
  /**
   * Segments of your own, or other definitions of new, registered, regular, vip, at-risk and
   * reactivated: `{ vip: { spent: { gte: 500 } } }`. Even `{}` makes browsers remember orders, so
   * that audiences in pages and content can ask for segments.
   */
  readonly segments?: Readonly<Record<string, SegmentKeys<NoInfer<StageOf<Preset, Stage>>>>>;
  /**
   * Interests, from the topics that pages name. Even `{}` makes browsers remember them, so that
   * audiences in pages and content can ask for them.
   */
  readonly interests?: {
    /** After this long half of an interest is left. Default: `"30d"`. */
    readonly halfLife?: Duration;
  };
  /** What may be stored and sent, and when. Default: `{ mode: "required" }`. */
  readonly consent?: {
    /**
     * `required`: nothing is stored or sent before a yes (the default). `implied`: storage is
     * allowed until the visitor says no; for places where the law lets a site do so.
     */
    readonly mode?: "required" | "implied";
    /** A choice holds, but the banner asks again after so long. Default: `"180d"`. */
    readonly askAgainAfter?: Duration;
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
  /** How often visitors may be asked for something, over all prompts of all widgets. */
  readonly attention?: AttentionConfig;
  /** Widgets that come by themselves, as a pop-up, a card, a bar or within the page. Twelve at most. */
  readonly prompts?: readonly SitePrompt<NoInfer<StageOf<Preset, Stage>>, NoInfer<Name>>[];
  /**
   * Whether anybody who has the link can see a page as somebody else does:
   * `?stagelight-preview=consideration`. Nothing is stored or counted then. Default: `false`; in
   * development it always works.
   */
  readonly preview?: boolean;
  /**
   * The server that events go to, which keeps them and verifies stages. Default: `false`, static
   * only: nothing leaves the browser. With all defaults: `{}`.
   */
  readonly server?: false | ServerConfig;
  /** Mails that the server sends; needs `server`. Nothing of it reaches a page. */
  readonly mail?: MailConfig<NoInfer<StageOf<Preset, Stage>>, NoInfer<Name>>;
  /** The newsletter: its lists, what its form asks for, and what people agree to. Default: none. */
  readonly newsletter?: NewsletterConfig;
  /** Customers who bring their friends: programs, rewards and limits; needs `server`. Default: none. */
  readonly referral?: ReferralConfig;
  /** Customers who are asked for reviews, all of them alike; needs `server`. Default: none. */
  readonly review?: ReviewConfig;
  /** A few questions each, whose answers can become traits; needs `server`. Thirty at most. */
  readonly surveys?: readonly SurveyConfig[];
  /** A chat with the team, which answers in the dashboard; needs `server`. Default: none. */
  readonly chat?: ChatConfig<NoInfer<StageOf<Preset, Stage>>, NoInfer<Name>>;
  /** Where events go to and come from beside browsers; needs `server`. Nothing of it reaches a page. */
  readonly connectors?: readonly ConnectorConfig[];
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
  /** What events are worth; in place of the preset's own. Rules and audiences ask for `score`. */
  readonly score?: ScoreModel;
}

/** A model of one's own; the stages are written once and checked everywhere. */
export interface OwnModel<Stage extends string> {
  readonly stages: readonly [Stage, ...Stage[]];
  readonly rules: LifecycleModel<NoInfer<Stage>>["rules"];
  readonly decay?: readonly Decay<NoInfer<Stage>>[];
  /** What people call the stages, by language: `{ won: { en: "Won", ko: "성사" } }`. */
  readonly labels?: { readonly [Key in NoInfer<Stage>]?: Readonly<Record<string, string>> };
  /**
   * The stage of the default model that each stage is most like, so that content written for that
   * one still resolves: `{ won: "retention" }`.
   */
  readonly mapsTo?: { readonly [Key in NoInfer<Stage>]?: DefaultStage };
}

/** A stage of the default model. */
export type DefaultStage = PresetStage<typeof DEFAULT_PRESET>;
