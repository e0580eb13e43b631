import { z } from "zod";
import { keySchema, matchesSchema, numberMatchSchema } from "../predicate/schema.ts";
import { problem } from "../problems/parse.ts";
import { didYouMean, list } from "../problems/suggest.ts";
import { CHANNELS } from "../source/channel-names.ts";

/** What an audience may name, known only once the model and the config are read. */
export interface AudienceContext {
  readonly stages: readonly string[];
  readonly names: readonly string[];
  /** Whether the config has `trackBy`. */
  readonly tracked: boolean;
  /** Segments that may be named; none inside a segment's own definition. */
  readonly segments: readonly string[];
  /** Whether the model or the config has a score. */
  readonly scored: boolean;
}

const oneOrMore = <T extends z.ZodType>(schema: T) => z.union([schema, z.array(schema).min(1)]);

/** Schema of an audience that may name these stages and these other audiences. */
export function audienceSchema(about: AudienceContext): z.ZodType {
  const { stages, names, tracked, segments, scored } = about;
  const name = z.string().superRefine((value, context) => {
    if (names.includes(value)) return;
    context.addIssue(
      problem([], {
        expected:
          names.length > 0 ? `the name of an audience: ${list(names)}` : "an audience object",
        help: didYouMean(
          value,
          names,
          "Name it under audiences in stagelight.config.ts, or write the audience here.",
        ),
      }),
    );
  });
  const text = oneOrMore(z.string().min(1));
  const keys = z
    .strictObject({
      stage: oneOrMore(z.enum(stages as [string, ...string[]])).optional(),
      track: keySchema.optional(),
      visits: numberMatchSchema.optional(),
      locale: text.optional(),
      source: z
        .strictObject({
          channel: oneOrMore(z.enum(CHANNELS)).optional(),
          source: text.optional(),
          medium: text.optional(),
          campaign: text.optional(),
          term: text.optional(),
          content: text.optional(),
        })
        .optional(),
      traits: matchesSchema.optional(),
      ...(segments.length > 0 && {
        segment: oneOrMore(z.enum(segments as [string, ...string[]])).optional(),
      }),
      score: numberMatchSchema.optional(),
      orders: numberMatchSchema.optional(),
      spent: numberMatchSchema.optional(),
      daysSinceOrder: numberMatchSchema.optional(),
      daysBetweenOrders: numberMatchSchema.optional(),
      known: z.boolean().optional(),
      interests: oneOrMore(z.string().min(1)).optional(),
      get all() {
        return z.array(audience).min(1).optional();
      },
      get any() {
        return z.array(audience).min(1).optional();
      },
      get not() {
        return audience.optional();
      },
    })
    .superRefine((value, context) => {
      if (Object.keys(value).length === 0) {
        context.addIssue(
          problem([], {
            expected: "at least one key",
            help: "An empty audience would fit everybody: say whom it is for.",
          }),
        );
      }
      if (value.score !== undefined && !scored) {
        context.addIssue(
          problem(["score"], {
            expected: "lifecycle.score in the config",
            help: "Say under lifecycle.score what events are worth, use a preset with a score (saas, hubspot), or remove this key.",
          }),
        );
      }
      if (value.track !== undefined && value.stage === undefined) {
        context.addIssue(
          problem(["track"], {
            expected: "a stage beside it",
            help: 'Say which stage on this track, for example stage: "retention".',
          }),
        );
      }
      if (value.track !== undefined && (!tracked || value.track.includes("."))) {
        context.addIssue(
          problem(["track"], {
            expected: tracked ? "a track's name without a dot" : "lifecycle.trackBy in the config",
            help: tracked
              ? "Rename the property's value, or ask about the main track."
              : "Set lifecycle.trackBy to the event property that names the track, or remove this key.",
          }),
        );
      }
    });
  const audience: z.ZodType = z.lazy(() =>
    z.union([name, keys], "the name of an audience, or an audience object"),
  );
  return audience;
}
