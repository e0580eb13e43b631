import type { Audience, SourceMatch } from "../audience/audience.ts";
import type { NamedAudiences } from "../audience/compile.ts";
import type { LifecycleModel, Rule, ScoreModel } from "../lifecycle/rule.ts";
import type { ModelTable } from "../lifecycle/table.ts";
import type { Matches } from "../predicate/match.ts";
import { type Deed, deedsFor, fitting, pageView } from "./deeds.ts";
import { Dice } from "./dice.ts";
import { DAY, type Period, type SimulatedEvent, type SimulatedVisitor } from "./visitor.ts";

/** A kind of visitor, and how many of a hundred are of it. */
interface Behaviour {
  readonly name: string;
  readonly share: number;
  /** How many visits, and how many days lie between two. */
  readonly visits: readonly [low: number, high: number];
  readonly gap: readonly [low: number, high: number];
  /** How far they go, of all stages after the first: 1 is the last one. */
  readonly reach: number;
  /** How likely a visit holds a step further. */
  readonly climbs: number;
  /** Came early and then fell silent; one in three looks in again at the end. */
  readonly lapses?: true;
}

/** The mix of random visitors. What each does is taken from the model's own rules. */
export const BEHAVIOURS: readonly Behaviour[] = [
  { name: "reader", share: 50, visits: [1, 4], gap: [1, 14], reach: 0.25, climbs: 0.15 },
  { name: "comparer", share: 22, visits: [2, 8], gap: [0.5, 7], reach: 0.5, climbs: 0.4 },
  { name: "buyer", share: 15, visits: [3, 10], gap: [0.5, 10], reach: 0.75, climbs: 0.6 },
  { name: "regular", share: 8, visits: [12, 50], gap: [2, 10], reach: 1, climbs: 0.9 },
  { name: "lapsing", share: 5, visits: [3, 6], gap: [1, 4], reach: 1, climbs: 0.9, lapses: true },
];

/** How visits come to the site. */
const WAYS_IN = [
  { share: 40 },
  { share: 25, referrer: "https://www.google.com/" },
  { share: 10, query: "?utm_source=newsletter&utm_medium=email" },
  { share: 10, referrer: "https://www.instagram.com/" },
  { share: 10, query: "?utm_source=google&utm_medium=cpc&utm_campaign=launch" },
  { share: 5, referrer: "https://blog.example/" },
];

/** Pages that every site has; rules' own pages come beside them. */
const PAGES = ["/", "/", "/about/", "/journal/first/", "/journal/second/"];

/** What random visitors need to know of a site. */
export interface Site {
  readonly site: { readonly locales: readonly string[] };
  readonly model: LifecycleModel;
  readonly audiences: NamedAudiences;
  readonly table: Pick<ModelTable, "trackBy" | "profile">;
}

/**
 * Visitors at random: the same for the same seed. The site's rules say what there is to do, so
 * that rules of any model have somebody who fulfils them.
 */
export function* randomVisitors(
  site: Site,
  count: number,
  period: Period,
  seed: number,
): Generator<SimulatedVisitor> {
  const map = mapOf(site);
  for (let number = 1; number <= count; number++) {
    const dice = new Dice(seed, number);
    const behaviour = dice.weighted(BEHAVIOURS);
    const locale = dice.pick(map.locales);
    const events = new Life(map, behaviour, period, dice).live();
    yield { name: `${behaviour.name}-${number}`, locale, events };
  }
}

/** What there is to do on a site. */
interface SiteMap {
  readonly locales: readonly string[];
  readonly stages: readonly string[];
  /** Rules that lead to a stage from an earlier one, by the stage's place. */
  readonly forward: readonly (readonly Rule[])[];
  /** Rules that only lead back: an order undone. */
  readonly back: readonly Rule[];
  readonly score?: ScoreModel | undefined;
  readonly traits: readonly Matches[];
  /** Queries of links that audiences ask about, such as those of an ad. */
  readonly links: readonly string[];
  /** Topics of pages; none where nobody asks for interests. */
  readonly topics: readonly string[];
  /** What customers do that audiences ask about and no rule does. */
  readonly purchases: readonly string[];
  readonly trackBy?: string | undefined;
  readonly tracks: readonly string[];
}

function mapOf({ site, model, audiences, table }: Site): SiteMap {
  const stages: readonly string[] = model.stages;
  const leadsOn = ({ from, to }: Rule): boolean =>
    from === undefined || [from].flat().some((stage) => stages.indexOf(stage) < stages.indexOf(to));
  const parts = Object.values(audiences).flatMap(partsOf);
  const topics = parts.flatMap((part) => part.interests ?? []);
  const [, interests = 0, orders = 0] = table.profile ?? [];
  const written = JSON.stringify(model.rules);
  const named = parts.flatMap(({ track }) => (track === undefined ? [] : [track]));
  return {
    locales: site.locales.length > 0 ? site.locales : ["en"],
    stages,
    forward: stages.map((stage) =>
      model.rules.filter((rule) => rule.to === stage && leadsOn(rule)),
    ),
    back: model.rules.filter((rule) => !leadsOn(rule)),
    score: model.score,
    links: parts.flatMap(({ source }) => (source === undefined ? [] : linkOf(source))),
    topics: interests ? (topics.length > 0 ? topics : ["first", "second"]) : [],
    purchases: orders
      ? ["Signed Up", "Order Completed"].filter((event) => !written.includes(event))
      : [],
    traits: parts.flatMap(({ traits }) => (traits === undefined ? [] : [traits])),
    trackBy: table.trackBy,
    tracks: named.length > 0 ? named : ["first", "second"],
  };
}

/** The query of a link that a source match fits, where it asks for tags. */
function linkOf(match: SourceMatch): string[] {
  const asked = Object.entries(match).filter(([tag]) => tag !== "channel");
  const tags = { source: "google", medium: "cpc", ...Object.fromEntries(asked) };
  const query = Object.entries(tags).map(
    ([tag, value]) => `utm_${tag}=${encodeURIComponent([value].flat()[0]!)}`,
  );
  return asked.length > 0 ? [`?${query.join("&")}`] : [];
}

/** An audience's own keys and those of the audiences that are written out in it. */
function partsOf(audience: Audience): Exclude<Audience, string>[] {
  if (typeof audience === "string") return [];
  const { all = [], any = [], not } = audience;
  return [audience, ...[...all, ...any, ...(not === undefined ? [] : [not])].flatMap(partsOf)];
}

/** One visitor's time on the site. */
class Life {
  readonly #map: SiteMap;
  readonly #behaviour: Behaviour;
  readonly #end: number;
  readonly #dice: Dice;
  readonly #events: SimulatedEvent[] = [];
  readonly #reach: number;
  readonly #track: string;
  /** What they read about, where somebody asks for it. */
  readonly #topic: string | undefined;
  #clock: number;
  /** How far they think they are: a place among the stages. */
  #progress = 0;

  constructor(map: SiteMap, behaviour: Behaviour, period: Period, dice: Dice) {
    [this.#map, this.#behaviour, this.#end, this.#dice] = [map, behaviour, period.end, dice];
    const length = period.end - period.start;
    this.#reach = Math.ceil(behaviour.reach * (map.stages.length - 1));
    this.#track = dice.pick(map.tracks);
    this.#topic = map.topics.length > 0 ? dice.pick(map.topics) : undefined;
    this.#clock = period.start + dice.next() * length * (behaviour.lapses ? 0.1 : 1);
  }

  live(): SimulatedEvent[] {
    const { visits, gap, lapses } = this.#behaviour;
    for (let left = this.#dice.whole(...visits); left > 0; left--) {
      this.#visit();
      this.#clock += this.#dice.between(...gap) * DAY;
    }
    if (lapses && this.#dice.chance(1 / 3)) {
      this.#clock = Math.max(this.#clock, this.#end - this.#dice.between(1, 3) * DAY);
      this.#visit();
    }
    return this.#events;
  }

  #visit(): void {
    const [map, dice] = [this.#map, this.#dice];
    const way: { referrer?: string; query?: string } =
      map.links.length > 0 && dice.chance(0.2)
        ? { query: dice.pick(map.links) }
        : dice.weighted(WAYS_IN);
    this.#do({
      wait: 0,
      event: pageView(dice.pick(PAGES) + (way.query ?? ""), way.referrer ?? ""),
    });
    for (let pages = dice.whole(0, 4); pages > 0; pages--) {
      this.#do({ wait: dice.between(10, 180), event: pageView(dice.pick(PAGES)) });
    }
    if (map.traits.length > 0 && dice.chance(0.1)) {
      this.#do({
        wait: 20,
        event: { type: "identify", traits: fitting(dice.pick(map.traits), dice) },
      });
    }
    if (map.purchases.length > 0 && this.#behaviour.reach > 0.5 && dice.chance(0.3)) {
      this.#do({ wait: 60, event: { type: "track", event: dice.pick(map.purchases) } });
    }
    if (dice.chance(this.#behaviour.climbs)) this.#climb();
    else if (this.#progress > 0 && map.back.length > 0 && dice.chance(0.08)) {
      const rule = dice.pick(map.back);
      this.#follow(rule);
      this.#progress = map.stages.indexOf(rule.to);
    }
  }

  /** A step towards the next stage, or past it; who is as far as they go does something again. */
  #climb(): void {
    const [map, dice] = [this.#map, this.#dice];
    const open = map.forward.slice(0, this.#reach + 1).filter((rules) => rules.length > 0);
    const ahead = map.forward
      .slice(this.#progress + 1, this.#reach + 1)
      .filter((rules) => rules.length > 0);
    if (open.length === 0) return;
    const [next = dice.pick(open)] = ahead;
    // A stage first, then a way into it: stages with many rules are not more likely for that.
    const rule = dice.pick(ahead.length > 0 && dice.chance(0.15) ? dice.pick(ahead) : next);
    if (this.#follow(rule)) this.#progress = map.stages.indexOf(rule.to);
  }

  /** Does what a rule asks for, or gives up on the way. Returns whether it was done. */
  #follow({ when, verified }: Rule): boolean {
    const deeds = deedsFor(when, this.#dice, this.#map.score);
    const done = this.#dice.chance(0.85) ? deeds.length : this.#dice.whole(0, deeds.length - 1);
    for (const { wait, event } of deeds.slice(0, done)) {
      this.#do({ wait, event: verified ? { ...event, verified } : event });
    }
    return done === deeds.length;
  }

  #do({ wait, event }: Deed): void {
    const { trackBy } = this.#map;
    this.#clock += wait * 1000;
    if (this.#clock >= this.#end) return;
    const properties = {
      ...(trackBy && { [trackBy]: this.#track }),
      ...(event.event === "Order Completed" && { total: this.#dice.whole(10, 120) }),
      ...(event.type === "page" && this.#topic && { topic: this.#topic }),
      ...event.properties,
    };
    this.#events.push({ ...event, properties, timestamp: Math.floor(this.#clock) });
  }
}
