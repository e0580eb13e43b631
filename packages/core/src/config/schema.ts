import { z } from "zod";
import { type AudienceContext, audienceSchema } from "../audience/schema.ts";
import { SEGMENTS } from "../audience/segments.ts";
import { DEFAULT_PRESET, PRESETS } from "../lifecycle/presets/presets.ts";
import {
  decaySchema,
  durationSchema,
  halfLifeSchema,
  ruleSchema,
  scoreSchema,
  stageIdSchema,
} from "../lifecycle/schema.ts";
import { keySchema } from "../predicate/schema.ts";
import { problem } from "../problems/parse.ts";
import { didYouMean, list } from "../problems/suggest.ts";
import { CONSENT_PLATFORMS } from "./consent-platform.ts";
import { PURPOSES } from "../consent/purposes.ts";
import { attentionSchema } from "./attention-schema.ts";
import { chatSchema } from "./chat-schema.ts";
import { connectorsSchema } from "./connectors-schema.ts";
import { mailSchema } from "./mail-schema.ts";
import { promptsSchema } from "./prompts-schema.ts";
import { newsletterSchema } from "./newsletter-schema.ts";
import { referralSchema } from "./referral-schema.ts";
import { reviewSchema } from "./review-schema.ts";
import { serverSchema } from "./server-schema.ts";
import { surveysSchema } from "./survey-schema.ts";

const presets = Object.keys(PRESETS);
const MODEL = `a preset (${list(presets)}) or a model { stages, rules }`;

const presetSchema = z.string(MODEL).superRefine((value, context) => {
  if (presets.includes(value)) return;
  context.addIssue(
    problem([], {
      expected: MODEL,
      help: didYouMean(value, presets, "Use a preset, or write a model."),
    }),
  );
});

const siteSchema = z.strictObject({
  name: z.string().min(1).optional(),
  url: z
    .url({ protocol: /^https?$/, error: 'an address such as "https://nuri.example"' })
    .optional(),
  locales: z
    .array(z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$/, 'a language such as "ko"'))
    .optional(),
});

const categoriesSchema = z.union(
  [z.string().min(1), z.array(z.string().min(1)).min(1)],
  'a category of the platform such as "C0004", or a list of them',
);

const platformIdSchema = z.enum(CONSENT_PLATFORMS);

const platformSchema = z.union(
  [
    platformIdSchema,
    z.strictObject({
      id: platformIdSchema,
      purposes: z
        .strictObject(
          Object.fromEntries(PURPOSES.map((name) => [name, categoriesSchema.optional()])),
        )
        .optional(),
    }),
  ],
  `a consent platform (${list(CONSENT_PLATFORMS)}), or { id, purposes }`,
);

const consentSchema = z
  .strictObject({
    mode: z.enum(["required", "implied"]).optional(),
    askAgainAfter: durationSchema.optional(),
    googleConsentMode: z.boolean("true or false").optional(),
    platform: platformSchema.optional(),
  })
  .superRefine(({ googleConsentMode, platform }, context) => {
    const id = typeof platform === "object" ? platform.id : platform;
    if (!googleConsentMode || id !== "google-consent-mode") return;
    // Each would answer the other, for ever.
    context.addIssue(
      problem(["googleConsentMode"], {
        expected: "one direction: choices go to Google Consent Mode, or come from it",
        help: "Remove googleConsentMode: the platform that asks tells Google's tags already.",
      }),
    );
  });

/** An object with a value for some of the stages. */
function byStage(stages: readonly string[], value: z.ZodType) {
  return z.strictObject(Object.fromEntries(stages.map((stage) => [stage, value.optional()])));
}

function keysOf(value: unknown): string[] {
  return typeof value === "object" && value !== null ? Object.keys(value) : [];
}

/** Stages of a model that is well-formed enough to have some. */
const stagesSchema = z.object({
  lifecycle: z.object({ model: z.object({ stages: z.array(z.string()).min(1) }) }),
});

/** Schema of the whole config. The stages that it names are read from it first. */
export function configSchema(input: unknown) {
  const own = stagesSchema.safeParse(input);
  const lifecycle = (
    input as { lifecycle?: { model?: unknown; trackBy?: unknown; score?: unknown } } | null
  )?.lifecycle;
  const preset = Object.hasOwn(PRESETS, String(lifecycle?.model))
    ? PRESETS[lifecycle?.model as keyof typeof PRESETS]
    : PRESETS[DEFAULT_PRESET];
  const stages = own.success ? own.data.lifecycle.model.stages : preset.stages;
  const stage = z.enum(stages as [string, ...string[]]);
  const { audiences, segments } = (input ?? {}) as { audiences?: unknown; segments?: unknown };
  const context: AudienceContext = {
    stages,
    names: keysOf(audiences),
    tracked: Boolean(lifecycle?.trackBy),
    segments: [...new Set([...Object.keys(SEGMENTS), ...keysOf(segments)])],
    scored: Boolean(lifecycle?.score) || (!own.success && "score" in preset),
  };
  const rules = z.array(ruleSchema(stage));
  const decay = z.array(decaySchema(stage));
  const model = z.strictObject({
    stages: z
      .array(stageIdSchema)
      .min(1)
      .max(24)
      .superRefine((value, refinement) => {
        value.forEach((id, index) => {
          if (value.indexOf(id) === index) return;
          refinement.addIssue(
            problem([index], {
              expected: "stages that differ",
              help: "This stage is listed twice: remove one.",
            }),
          );
        });
      }),
    rules,
    decay: decay.optional(),
    labels: byStage(stages, z.record(z.string().min(2), z.string().min(1))).optional(),
    mapsTo: byStage(stages, z.enum(PRESETS[DEFAULT_PRESET].stages)).optional(),
  });
  return z.strictObject({
    site: siteSchema.optional(),
    lifecycle: z
      .strictObject({
        model: z.union([presetSchema, model], MODEL).optional(),
        rules: rules.optional(),
        decay: decay.optional(),
        trackBy: keySchema.optional(),
        score: scoreSchema.optional(),
      })
      .optional(),
    audiences: z
      .record(
        keySchema.regex(/^[A-Za-z][\w-]*$/, 'a word such as "fromSearch"'),
        audienceSchema(context),
      )
      .optional(),
    segments: z
      .record(
        keySchema.regex(/^[A-Za-z][\w-]*$/, 'a word such as "wholesale"'),
        // Only keys: a segment that named others could name itself.
        audienceSchema({ ...context, names: [], segments: [] }),
      )
      .optional(),
    interests: z.strictObject({ halfLife: halfLifeSchema.optional() }).optional(),
    consent: consentSchema.optional(),
    attention: attentionSchema.optional(),
    prompts: promptsSchema(context).optional(),
    preview: z.boolean("true or false").optional(),
    server: serverSchema.optional(),
    mail: mailSchema(context).optional(),
    newsletter: newsletterSchema.optional(),
    referral: referralSchema.optional(),
    review: reviewSchema.optional(),
    surveys: surveysSchema.optional(),
    chat: chatSchema(context).optional(),
    connectors: connectorsSchema.optional(),
  });
}
