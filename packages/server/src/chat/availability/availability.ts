import {
  type ChatHours,
  chatHoursSchema,
  type Localized,
  localized,
  readChatHours,
  type ReadChatHours,
} from "@stagelight/core/config";
import type { ChatAvailability } from "@stagelight/core/endpoints";
import type { Agents } from "../agents.ts";
import type { ChatServices } from "../chat.ts";
import type { Hub } from "../hub/hub.ts";
import { opening } from "./opening.ts";

/** Milliseconds after which somebody who did nothing at the dashboard is there no more. */
const THERE = 180_000;

/** Milliseconds for which it is remembered what the team has set. */
const REMEMBERED = 5_000;

/** So many of the team are shown. */
const SHOWN = 5;

/** Whether somebody answers. */
export interface Availability {
  /** As a visitor is told in a language. */
  now(locale: string): Promise<ChatAvailability>;
  /** Looks whether it has changed, and tells. */
  look(): Promise<void>;
}

interface TeamSettings {
  readonly hours: ReadChatHours | undefined;
  readonly away: Localized | undefined;
}

/** By the hours, which the team's own come before those of the config, and by who is there. */
export function openAvailability(
  { config, store, clock }: ChatServices,
  { agents, hub }: { readonly agents: Agents; readonly hub: Hub },
): Availability {
  let known: { readonly settings: TeamSettings; readonly at: number } | undefined;
  let toldLast: string | undefined;
  const settings = async (): Promise<TeamSettings> => {
    if (known && performance.now() - known.at < REMEMBERED) return known.settings;
    const rows = await store.read
      .selectFrom("chat_setting")
      .select(["key", "value"])
      .where("key", "in", ["hours", "away"])
      .execute();
    const set = new Map(rows.map(({ key, value }) => [key, JSON.parse(value) as unknown]));
    const read = { hours: hoursSet(set), away: awaySet(set) };
    known = { settings: read, at: performance.now() };
    return read;
  };
  const hoursSet = (set: ReadonlyMap<string, unknown>): ReadChatHours | undefined => {
    if (!set.has("hours")) return config.chat?.hours;
    const own = set.get("hours");
    return own === null ? undefined : readChatHours(chatHoursSchema.parse(own) as ChatHours);
  };
  const awaySet = (set: ReadonlyMap<string, unknown>): Localized | undefined =>
    (set.get("away") as Localized | undefined) ?? config.chat?.away;
  const state = async () => {
    const { hours, away } = await settings();
    const hour = opening(hours, clock.now());
    await agents.refresh();
    const since = Date.now() - THERE;
    const there = agents.available().filter(({ seenAt }) => seenAt > since);
    return { hour, away, there };
  };
  const told = async (locale: string): Promise<ChatAvailability> => {
    const { hour, away, there } = await state();
    const open = hour.open && there.length > 0;
    const waiting = hub.waitingBefore();
    return {
      open,
      ...(!hour.open &&
        hour.opensAt !== undefined && { opensAt: new Date(hour.opensAt).toISOString() }),
      ...(!open && away !== undefined && { away: localized(away, locale) }),
      ...(waiting > 0 && { waiting }),
      agents: open
        ? there
            .slice(0, SHOWN)
            .map(({ name, picture }) => ({ name, ...(picture !== undefined && { picture }) }))
        : [],
    };
  };
  return {
    now: told,
    async look() {
      const { hour, there } = await state();
      const text = JSON.stringify([hour, there.map(({ id }) => id)]);
      if (text === toldLast) return;
      const first = toldLast === undefined;
      toldLast = text;
      if (!first) hub.tell({ is: "availability" });
    },
  };
}
