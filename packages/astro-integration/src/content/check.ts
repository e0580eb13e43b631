import { didYouMean, list, nearest, type Problem } from "@stagelight/core/config";
import { type Cell, coverPlace, pageLocales, type PlaceCoverage } from "./coverage.ts";
import type { Entry, ReadEntries } from "./entry.ts";
import { inLocales } from "./locale.ts";
import {
  type Domain,
  EVERYBODY,
  exclude,
  implies,
  never,
  waysNotToFit,
  waysToFit,
} from "./logic.ts";
import { domainOf, isForFewerPages, ordered, sameVisitors, type SiteDomain } from "./order.ts";
import { groupBy } from "./group-by.ts";
import type { Uses } from "./uses.ts";

/**
 * One thing that was found. Errors stop the build, warnings and notes do not. The path of the
 * problem names the entry's file, or the place.
 */
export interface Finding extends Problem {
  readonly level: "error" | "warning" | "note";
  /** The entry's file, if it is about one. */
  readonly file?: string | undefined;
}

/** Everything that is known of a site's content. */
export interface ContentReport {
  readonly findings: readonly Finding[];
  readonly places: readonly PlaceCoverage[];
  readonly entries: readonly Entry[];
  readonly uses: Uses;
}

/** Checks the content of a site, and works out what each visitor would see. */
export function checkContent(read: ReadEntries, uses: Uses, site: SiteDomain): ContentReport {
  const live = read.entries.filter(({ window }) => !isOver(window, site.now));
  const named = uses.uses.flatMap(({ place }) => place ?? []);
  const places = [...new Set([...named, ...live.map(({ place }) => place)])].sort();
  const byPlace = groupBy(live, ({ place }) => place);
  const covered = places.map((place) => {
    const here = uses.uses.filter((use) => use.place === place);
    const hasDefault = here.length === 0 || here.some((use) => use.hasDefault);
    return coverPlace(place, byPlace.get(place) ?? [], hasDefault, site);
  });
  const findings: Finding[] = [
    ...read.problems.map(({ file, ...problem }): Finding => {
      return { ...problem, path: `${file} ${problem.path}`.trim(), level: "error", file };
    }),
    ...live.flatMap((entry) => unknownLocales(entry, site)),
    ...[...byPlace.values()].flatMap((entries) => conflicts(entries, site)),
    ...unusedPlaces(live, uses),
    ...emptyPlaces(read, uses),
    ...covered.flatMap(emptyStages),
    ...read.entries.filter(({ window }) => isOver(window, site.now)).map(over),
  ];
  return { findings, places: covered, entries: read.entries, uses };
}

function isOver(window: Entry["window"], now: number): boolean {
  return window !== undefined && window[1] < now;
}

/** Languages that the site does not have; of them nobody would ever see a page. */
function unknownLocales({ locales = [], file }: Entry, { locales: known }: SiteDomain): Finding[] {
  return locales
    .filter((range) => !known.some((locale) => inLocales(locale, [range])))
    .map((range) => ({
      level: "error",
      file,
      path: `${file} locale`,
      expected: known.length > 0 ? `a language of the site: ${list(known)}` : "no language",
      found: JSON.stringify(range),
      help:
        known.length > 0
          ? "Correct the language, or add it to the site: no page is in it, so this would never show."
          : "Remove it, or name the site's languages in Astro's i18n or under site.locales in stagelight.config.ts.",
    }));
}

/** Entries of one place that never show, or that always fit together. */
function conflicts(entries: readonly Entry[], site: SiteDomain): Finding[] {
  const seen = new Set<Entry>();
  const hiddenBy = new Map<Entry, Hiding>();
  const clashes = new Map<Entry, Entry>();
  const candidates = new Set<Entry>();
  for (const locale of pageLocales(site)) {
    const domain = domainOf(site, locale);
    const order = ordered(entries, locale, site);
    order.forEach((entry, index) => {
      candidates.add(entry);
      if (never(entry.table, domain)) return;
      const before = order.slice(0, index);
      const twin = before.find(
        (each) =>
          sameVisitors(each, entry, domain) &&
          !isForFewerPages(each, entry) &&
          !isForFewerPages(entry, each),
      );
      if (twin) clashes.set(entry, twin);
      const hiding = hiddenUnder(entry, before, domain);
      if (!hiding) seen.add(entry);
      else hiddenBy.set(entry, hiding);
    });
  }
  return entries.flatMap((entry) => {
    const twin = clashes.get(entry);
    if (twin) return clash(entry, twin);
    if (seen.has(entry) || !candidates.has(entry)) return [];
    const hiding = hiddenBy.get(entry);
    return hiding ? shadowed(entry, hiding) : contradiction(entry);
  });
}

/** Who leaves nobody for an entry: one that comes first, or the last of several together. */
interface Hiding {
  readonly by: Entry;
  readonly alone: boolean;
}

function hiddenUnder(entry: Entry, before: readonly Entry[], domain: Domain): Hiding | undefined {
  // Readers without JavaScript get the default, whoever else gets something of their own.
  const rivals = before.filter(({ table }) => table.length === 1 || entry.table.length > 1);
  const one = rivals.find(({ table }) => implies(entry.table, table, domain));
  if (one) return { by: one, alone: true };
  let left = waysToFit(entry.table, EVERYBODY, domain);
  for (const by of rivals) {
    if (exclude(entry.table, by.table, domain)) continue;
    left = left && waysNotToFit(by.table, left, domain);
    if (!left) return undefined;
    if (left.length === 0) return { by, alone: false };
  }
  return undefined;
}

function clash({ file, place }: Entry, twin: Entry): Finding {
  return {
    level: "error",
    file,
    path: file,
    expected: `one entry for the same visitors at ${JSON.stringify(place)}`,
    found: `the same visitors, languages and priority as in ${twin.file}`,
    help: "Give one of the two a higher priority or another audience, or remove it.",
  };
}

function shadowed({ file, place }: Entry, { by, alone }: Hiding): Finding {
  return {
    level: "error",
    file,
    path: file,
    expected: `visitors at ${JSON.stringify(place)} for whom no other entry comes first`,
    found: alone
      ? `everybody who could see this is shown ${by.file}, which comes first (priority ${by.priority})`
      : `everybody who could see this is shown ${by.file} or another that comes first`,
    help: "Give this entry a higher priority, or the other a narrower audience.",
  };
}

function contradiction({ file, when }: Entry): Finding {
  return {
    level: "error",
    file,
    path: `${file} when`,
    expected: "an audience that somebody can be in",
    found: JSON.stringify(when) ?? "nothing",
    help: "Its conditions exclude each other, so nobody would ever see this: correct one of them.",
  };
}

function unusedPlaces(live: readonly Entry[], { uses }: Uses): Finding[] {
  // A place that is worked out by code can be any.
  if (uses.some(({ place }) => place === undefined)) return [];
  const used = [...new Set(uses.flatMap(({ place }) => place ?? []))];
  return live
    .filter(({ place }) => !used.includes(place))
    .map(({ file, place }) => {
      return {
        level: "warning",
        file,
        path: `${file} place`,
        expected:
          used.length > 0 ? `a place that a page uses: ${list(used)}` : "a page that uses it",
        found: JSON.stringify(place),
        help: didYouMean(
          place,
          used,
          `Put <StageContent place=${JSON.stringify(place)} /> into a page: until then nobody sees this.`,
        ),
      };
    });
}

function emptyPlaces({ places }: ReadEntries, { uses }: Uses): Finding[] {
  const filled = [...new Set(places)];
  const empty = groupBy(
    uses.filter(({ place }) => place !== undefined && !filled.includes(place)),
    ({ place }) => place!,
  );
  return [...empty].map(([place, where]) => {
    const meant = nearest(place, filled);
    const files = [...new Set(where.map(({ file }) => file))];
    return {
      level: "warning",
      path: `place ${JSON.stringify(place)}`,
      expected: "an entry for it",
      found: `none, and ${list(files, "and")} ${files.length > 1 ? "use" : "uses"} it`,
      help: meant
        ? `Did you mean ${JSON.stringify(meant)}? Otherwise write an entry with place: ${place}.`
        : `Write an entry with place: ${place}.`,
    };
  });
}

/** Stages in which visitors see nothing at all, where others see something. */
function emptyStages({ place, hasDefault, cells }: PlaceCoverage): Finding[] {
  const nothing = ({ outcomes }: Cell): boolean => !outcomes[0]?.entry;
  if (hasDefault || cells.every(nothing)) return [];
  const byStage = groupBy(cells.filter(nothing), ({ stage }) => stage);
  return [...byStage].map(([stage, without]) => {
    const locales = without.map(({ locale }) => locale).filter(Boolean);
    const where = locales.length > 0 ? ` (${locales.join(", ")})` : "";
    return {
      level: "warning",
      path: `place ${JSON.stringify(place)}, stage ${JSON.stringify(stage)}${where}`,
      expected: "an entry that fits",
      found: "nothing: visitors in this stage see an empty place",
      help: `Write an entry with when: { stage: ${stage} }, or one without when for everybody.`,
    };
  });
}

function over({ file, window }: Entry): Finding {
  const end = new Date(Math.round(window![1] * 1000)).toISOString().slice(0, 10);
  return {
    level: "note",
    file,
    path: `${file} until`,
    expected: "a time to come",
    found: `it was over on ${end} and is left out`,
    help: "Remove the file, or give it a new until.",
  };
}
