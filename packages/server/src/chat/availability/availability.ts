import {
  type ChatHours,
  chatHoursSchema,
  type Localized,
  localized,
  readChatHours,
  type ReadChatHours,
} from "@stagelight/core/config";
import type { ChatAvailability } from "@stagelight/core/endpoints";
import type { Agents, TeamAgent } from "../agents.ts";
import type { ChatServices } from "../chat.ts";
import type { Hub } from "../hub/hub.ts";
import { type Opening, opening } from "./opening.ts";

/** Milliseconds after which somebody who did nothing at the dashboard is there no more. */
const THERE = 180_000;

/** Milliseconds for which it is remembered what the team has set. */
const REMEMBERED = 5_000;

/** Milliseconds of the site's clock for which it is remembered whether it is within the hours. */
const HOUR_REMEMBERED = 1_000;

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

/** What decides whether somebody answers. */
interface State {
  readonly hour: Opening;
  readonly away: Localized | undefined;
  readonly there: readonly TeamAgent[];
}

/** By the hours, which the team's own come before those of the config, and by who is there. */
export function openAvailability(
  { config, store, clock }: ChatServices,
  { agents, hub }: { readonly agents: Agents; readonly hub: Hub },
): Availability {
  let known: { readonly settings: TeamSettings; readonly at: number } | undefined;
  let knownHour:
    { readonly of: TeamSettings; readonly is: Opening; readonly at: number } | undefined;
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
  const hourBy = (of: TeamSettings): Opening => {
    const now = clock.now();
    const passed = now - (knownHour?.at ?? 0);
    if (knownHour?.of !== of || passed < 0 || passed >= HOUR_REMEMBERED) {
      knownHour = { of, is: opening(of.hours, now), at: now };
    }
    return knownHour.is;
  };
  const state = async (): Promise<State> => {
    const set = await settings();
    const hour = hourBy(set);
    await agents.refresh();
    const since = Date.now() - THERE;
    const there = agents.available().filter(({ seenAt }) => seenAt > since);
    return { hour, away: set.away, there };
  };
  const told = ({ hour, away, there }: State, locale: string): ChatAvailability => {
    const open = hour.open && there.length > 0;
    const { waiting } = hub;
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
    now: async (locale) => told(await state(), locale),
    async look() {
      const is = await state();
      const text = JSON.stringify([is.hour, is.there.map(({ id }) => id)]);
      if (text === toldLast) return;
      const first = toldLast === undefined;
      toldLast = text;
      if (!first) {
        await hub.tellVisitors({ is: "availability", told: (locale) => told(is, locale) });
      }
    },
  };
}
