import { type Channel, type Facts, stageAt, type VisitSource } from "@stagelight/core";
import type { Memory } from "./memory.ts";

/** A visit ends after half an hour without an event, as in Google Analytics. */
const VISIT = 1800;

/** Tells the channel of a source; nothing where no audience asks for it. */
export type ChannelOf = (source: string, medium: string, campaign?: string) => Channel;

/**
 * What is known of a visitor, from what was remembered and from how this page was reached. The
 * same in the head script and on the server; never throws, whatever was remembered.
 */
export function factsOf(
  { c, d, x, v, s, t }: Memory,
  stages: readonly string[],
  landing: VisitSource,
  locale: string,
  channelOf?: ChannelOf | false,
): Facts {
  const now = Date.now() / 1000;
  const tracks: Record<string, string> = { "": "" };
  for (const key in { ...tracks, ...d }) {
    const stage = stageAt(d?.[key], now) as string;
    tracks[key] = stages.includes(stage) ? stage : stages[0]!;
  }
  const goesOn = now - x! < VISIT;
  const source = goesOn && s && landing.medium == "(none)" ? s : landing;
  return {
    stage: tracks[""]!,
    tracks,
    visits: (+v! || 0) + +!goesOn,
    locale,
    source: channelOf
      ? { ...source, channel: channelOf(source.source, source.medium, source.campaign) }
      : source,
    traits: t || {},
    now,
    consent: c!,
  };
}
