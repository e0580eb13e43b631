import type { AudienceTable } from "@stagelight/core";
import {
  parseFriendly,
  type Problem,
  type ReadConfig,
  readAudience,
  StagelightError,
} from "@stagelight/core/config";
import type { z } from "zod";
import { asksForChannels } from "../anywhere/channels.ts";
import { type FrontMatter, KEYS, stagelightSchema } from "./schema.ts";
import type { RawEntry } from "./shelf.ts";
import { type TimeWindow, windowBetween } from "./window.ts";

/** What an entry's front matter may name. */
export interface SiteNames extends Pick<
  ReadConfig,
  "audiences" | "segments" | "table" | "tracked"
> {
  /** Whether the pages' head script knows channels. */
  readonly channels: boolean;
  /** Languages that paths begin with. */
  readonly locales: readonly string[];
}

/** An entry of the collection, understood. */
export interface Entry {
  readonly id: string;
  /** Path of its file from the site's root; its id where it has none. */
  readonly file: string;
  readonly title?: string | undefined;
  readonly place: string;
  readonly priority: number;
  /** Language ranges of the pages that it is for; nothing for all pages. */
  readonly locales?: readonly string[] | undefined;
  /** Who sees it, as it was written. */
  readonly when?: unknown;
  /** Who sees it, compiled; nothing for everybody. */
  readonly audience?: AudienceTable | undefined;
  /** When it may show; nothing for always. */
  readonly window?: TimeWindow | undefined;
  /** Audience and window together: `["&"]` for everybody, always. */
  readonly table: AudienceTable;
  /** How much it asks: of the visitor, of the page's language, of the time. */
  readonly asks: number;
}

/** What was read: entries that can be used, and what is wrong with the others, by file. */
export interface ReadEntries {
  readonly entries: readonly Entry[];
  readonly problems: readonly (Problem & { readonly file: string })[];
  /** The places that they name, those with problems too. */
  readonly places: readonly string[];
}

/** Schemas that were built, by the keys that a site adds. */
const schemas = new Map<string, z.ZodType>();

function schemaFor(keys: readonly string[]): z.ZodType {
  const name = keys.join(" ");
  const known = schemas.get(name);
  if (known) return known;
  const added = keys.filter((key) => !KEYS.includes(key));
  // Astro has already checked the keys that the site adds.
  const base = stagelightSchema();
  const schema = base.extend(Object.fromEntries(added.map((key) => [key, base.shape.when])));
  schemas.set(name, schema);
  return schema;
}

/**
 * Reads entries of the collection.
 *
 * @param keys what the site has added to the front matter
 */
export function readEntries(
  raw: readonly RawEntry[],
  site: SiteNames,
  keys: readonly string[],
): ReadEntries {
  const entries: Entry[] = [];
  const problems: (Problem & { file: string })[] = [];
  const audiences: Audiences = new Map();
  // "page-10" after "page-9", on every machine.
  const sorted = raw.toSorted((a, b) =>
    fileOf(a).localeCompare(fileOf(b), "en", { numeric: true }),
  );
  for (const each of sorted) {
    const file = fileOf(each);
    const wrong: Problem[] = [];
    const entry = readEntry(each, { site, keys, audiences }, wrong);
    problems.push(...wrong.map((problem) => ({ ...problem, file })));
    if (entry) entries.push(entry);
  }
  const places = raw.map(({ data }) => (data as { place?: unknown }).place);
  return { entries, problems, places: places.filter((place) => typeof place === "string") };
}

/** Audiences that were read, by how they were written: languages share them. */
type Audiences = Map<string, AudienceTable>;

interface Reading {
  readonly site: SiteNames;
  readonly keys: readonly string[];
  readonly audiences: Audiences;
}

/** Does a part of the reading, and keeps what is wrong, so that the other parts are read too. */
function attempt<Result>(wrong: Problem[], work: () => Result): Result | undefined {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    wrong.push(...error.problems);
    return undefined;
  }
}

function readEntry(
  raw: RawEntry,
  { site, keys, audiences }: Reading,
  wrong: Problem[],
): Entry | undefined {
  const file = fileOf(raw);
  const where = `${file} does not fit.`;
  const data = attempt(wrong, () => {
    return parseFriendly(schemaFor(keys), raw.data, where, "content-invalid") as FrontMatter;
  });
  const { when } = raw.data as { when?: unknown };
  const audience =
    when === undefined ? undefined : attempt(wrong, () => audienceOf(when, site, where, audiences));
  if (!data) return undefined;
  const { place, priority = 0, title, from, until } = data;
  const window = windowBetween(from, until);
  if (window && window[0] > window[1]) {
    wrong.push({
      path: "until",
      expected: "a time after from",
      found: JSON.stringify(until),
      help: "It would end before it begins, and never show: correct one of the two.",
    });
  }
  if (wrong.length > 0) return undefined;
  const locales = localesOf(data.locale, raw.id, site.locales);
  const tests: AudienceTable[] = [
    ...(audience ? [audience] : []),
    ...(window ? [["now", "<>", window] as const] : []),
  ];
  return {
    id: raw.id,
    file,
    title,
    place,
    priority,
    locales,
    when,
    audience,
    window,
    table: tests.length === 1 ? tests[0]! : ["&", ...tests],
    asks: (audience ? asked(audience) : 0) + (window ? 1 : 0) + (locales ? 1 : 0),
  };
}

function audienceOf(
  when: unknown,
  site: SiteNames,
  where: string,
  audiences: Audiences,
): AudienceTable {
  const key = JSON.stringify(when);
  const known = audiences.get(key);
  if (known) return known;
  try {
    const table = readAudience(when, site, where);
    if (site.channels || !asksForChannels(table)) {
      audiences.set(key, table);
      return table;
    }
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    const stage = typeof when === "string" && site.table.stages.includes(when);
    throw new StagelightError(
      "content-invalid",
      where,
      error.problems.map((problem) => ({
        ...problem,
        path: problem.path ? `when.${problem.path}` : "when",
        ...(stage && { help: `For visitors in this stage write when: { stage: ${when} }.` }),
      })),
    );
  }
  throw new StagelightError("content-invalid", where, [
    {
      path: "when.source.channel",
      expected: "an audience that the config names",
      found: "a channel in the entry alone",
      help: "Name this audience under audiences in stagelight.config.ts and write its name here: pages know channels only if the config asks for them, because their rules are large.",
    },
  ]);
}

/** Languages as written, or the one whose folder the file lies in. */
function localesOf(
  locale: string | readonly string[] | undefined,
  id: string,
  known: readonly string[],
): readonly string[] | undefined {
  if (typeof locale === "string") return [locale];
  if (locale) return locale;
  const [folder] = id.split("/");
  const named = known.find((each) => each.toLowerCase() === folder!.toLowerCase());
  return id.includes("/") && named ? [named] : undefined;
}

/** How many things an audience asks of everybody who fits. */
function asked(table: AudienceTable): number {
  const [operator, ...nodes] = table as readonly [string, ...AudienceTable[]];
  if (operator === "&") return nodes.reduce((sum, node) => sum + asked(node), 0);
  if (operator === "|") return nodes.length > 0 ? Math.min(...nodes.map(asked)) : 0;
  return 1;
}

function fileOf({ filePath, id }: RawEntry): string {
  return filePath ?? id;
}
