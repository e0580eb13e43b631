import type { Facts } from "../audience/facts.ts";
import { advance } from "../lifecycle/advance.ts";
import type { Model } from "../lifecycle/prepare.ts";
import { settle } from "../lifecycle/settle.ts";
import { initialState, type LifecycleState, stageOn, type Transition } from "../lifecycle/state.ts";
import { profileFacts } from "../profile/profile-facts.ts";
import { trafficSource } from "../source/traffic-source.ts";
import type { SimulatedEvent, SimulatedVisitor } from "./visitor.ts";

/** A visit ends after half an hour without an event, as in Google Analytics. */
const VISIT = 1_800_000;

/** Something happened to a visitor, or their time was over. */
export interface Moment {
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Nothing at the end of the period. */
  readonly event?: SimulatedEvent;
  /** Silence brought these, before the event. */
  readonly decays: readonly Transition[];
  /** Where the visitor stood when the event came. */
  readonly before: LifecycleState;
  /** The event brought these. */
  readonly moves: readonly Transition[];
  /** Whether the visit, its source or the traits are others than at the event before. */
  readonly news: boolean;
  /**
   * What an audience could ask when the event came: what a page that was viewed was made for. To be
   * called before the next moment is taken.
   */
  readonly facts: () => Facts;
}

/** The traffic source of a page view, by its path with query and its referrer. */
export type SourceOf = (address: string, referrer: string) => Facts["source"];

/** Tells sources on a site, and remembers what it has told: most visits come in a few ways. */
export function sourcesOn(siteUrl = "https://site.invalid"): SourceOf {
  const origin = siteUrl.replace(/\/$/, "");
  const told = new Map<string, Facts["source"]>();
  return (address, referrer) => {
    const key = `${address} ${referrer}`;
    const known = told.get(key);
    if (known) return known;
    const found = trafficSource(origin + address, referrer);
    told.set(key, found);
    return found;
  };
}

/** Plays one visitor through a model: a moment for each event, and one for the end. */
export function* play(
  model: Model,
  { events, locale = "en" }: SimulatedVisitor,
  end: number,
  sourceOf: SourceOf,
): Generator<Moment> {
  const arrival = events[0]?.timestamp ?? end;
  let state = initialState(model, Math.floor(arrival / 1000));
  let last = -Infinity;
  let visits = 0;
  let source = sourceOf("/", "");
  let traits: Facts["traits"] = {};
  let news = true;
  const factsAt = (before: LifecycleState, at: number) => (): Facts => {
    const now = Math.floor(at / 1000);
    return {
      stage: stageOn(model, before),
      tracks: Object.fromEntries(before.tracks.map(({ key, stage }) => [key, stage])),
      visits,
      locale,
      source,
      traits,
      now,
      ...(model.profile && profileFacts(model.profile, before.profile, now)),
    };
  };
  for (const event of events) {
    const { timestamp: at, address, referrer = "" } = event;
    if (at >= end) break;
    const begins = at - last >= VISIT;
    last = at;
    if (begins) visits++;
    news ||= begins;
    if (address !== undefined && (begins || referrer || address.includes("?"))) {
      const landing = sourceOf(address, referrer);
      news ||= landing !== source;
      if (begins || landing.medium !== "(none)") source = landing;
    }
    const { state: before, transitions: decays } = settle(model, state, at / 1000);
    const facts = factsAt(before, at);
    const advanced = advance(model, before, event);
    yield { at, event, decays, before, moves: advanced.transitions, news, facts };
    state = advanced.state;
    news = event.type === "identify";
    if (news) traits = { ...traits, ...event.traits };
  }
  const { state: before, transitions: decays } = settle(model, state, end / 1000);
  yield { at: end, decays, before, moves: [], news, facts: factsAt(before, end) };
}
