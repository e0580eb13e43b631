import { type AudienceTable, evaluate, type Facts } from "@stagelight/core";
import type { ChannelOf } from "./facts.ts";
import { PURPOSES } from "@stagelight/core";
import { fit } from "./fit.ts";

/** The parameter of a page's address that asks for a preview. */
export const PREVIEW = "stagelight-preview";

/** What a preview can name. */
export interface Imaginable {
  readonly stages: readonly string[];
  readonly audiences: Readonly<Record<string, AudienceTable>>;
  readonly segments: Readonly<Record<string, AudienceTable>>;
}

/** A visitor who is made up. */
export interface Imagined {
  readonly facts: Facts;
  /** Parts of the wish that name nothing of this site, or that do not go together. */
  readonly unmet: readonly string[];
}

/**
 * The visitor that a preview link asks for: a stage (`consideration`), or several things with
 * commas between them (`stage:purchase,segment:vip,source:newsletter/email`). Everything else is as
 * with a stranger who has allowed everything.
 *
 * @param here facts of this page; its language and time stay
 */
export function imagine(
  wish: string,
  here: Facts,
  site: Imaginable,
  channelOf: ChannelOf | false = false,
): Imagined {
  const { stages } = site;
  const parts = wish.slice(0, 500).split(",");
  const tables = parts.map((part) => tableOf(part.trim(), site, channelOf));
  const all: AudienceTable = ["&", ...tables.filter((table) => table !== undefined)];
  const facts = fit(all, strangerFrom(here, stages, wish === stages[0] ? 1 : 2, channelOf), stages);
  const unmet = parts.filter((_, place) => {
    const table = tables[place];
    return !table || !evaluate(table, facts);
  });
  return { facts, unmet };
}

/** A visitor of whom nothing is known but that everything is allowed. */
function strangerFrom(
  { locale, now }: Facts,
  stages: readonly string[],
  visits: number,
  channelOf: ChannelOf | false,
): Facts {
  const source = { source: "(direct)", medium: "(none)" };
  return {
    stage: stages[0]!,
    tracks: { "": stages[0]! },
    visits,
    locale,
    source: channelOf ? { ...source, channel: channelOf(source.source, source.medium) } : source,
    traits: {},
    score: 0,
    known: false,
    orders: 0,
    spent: 0,
    interests: [],
    ...(now !== undefined && { now }),
    consent: { t: Math.floor(now ?? 0), p: PURPOSES },
  };
}

/** One part of a wish as an audience; nothing where it names nothing. */
function tableOf(
  part: string,
  { audiences, segments }: Imaginable,
  channelOf: ChannelOf | false,
): AudienceTable | undefined {
  const colon = part.indexOf(":");
  const key = colon < 0 ? "stage" : part.slice(0, colon);
  const value = part.slice(colon + 1);
  const [first = "", second, third] = value.split("/");
  const own = (tables: Imaginable["segments"]) =>
    Object.hasOwn(tables, value) ? tables[value] : undefined;
  switch (key) {
    case "stage":
      return ["stage", "=", [value]];
    case "track":
      return [`tracks.${first}`, "=", [second ?? ""]];
    case "segment":
      return own(segments);
    case "audience":
      return own(audiences);
    case "visits":
      return /^[1-9]\d{0,5}$/.test(value) ? ["visits", "=", [Number(value)]] : undefined;
    case "interest":
      return value ? ["interests", "=", [value]] : undefined;
    case "source": {
      if (!first) return undefined;
      const medium = second || "(not set)";
      return [
        "&",
        ["source.source", "=", [first]],
        ["source.medium", "=", [medium]],
        ...(third ? [["source.campaign", "=", [third]] as const] : []),
        ...(channelOf ? [["source.channel", "=", [channelOf(first, medium, third)]] as const] : []),
      ];
    }
    default:
      return undefined;
  }
}
