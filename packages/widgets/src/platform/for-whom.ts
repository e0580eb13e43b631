import {
  type AudienceTable,
  compileAudience,
  evaluate,
  type Facts,
} from "@stagelight/core/audience";
import type { Unavailable } from "./availability.ts";
import type { SiteSource } from "./stub.ts";

/** What is called of the tracker, where it is on the page. */
interface PageApi {
  facts?(): Facts;
}

type Named = Readonly<Record<string, AudienceTable>>;

/** What an attribute may ask; for tracks and segments the site's config gives an audience a name. */
const KEYS =
  "stage visits locale source traits score orders spent daysSinceOrder daysBetweenOrders known interests".split(
    " ",
  );

/**
 * Why a widget with this attribute `when` is not for whoever sees the page; nothing where it is. The
 * site's settings say what its audiences are.
 */
export async function keptFrom(when: string, site: SiteSource): Promise<Unavailable | undefined> {
  const page = (globalThis as { stagelight?: PageApi }).stagelight;
  if (!page) return "no-audiences";
  if (!page.facts) await told();
  const facts = page.facts!();
  try {
    const written: unknown = /^\s*\{/.test(when) ? JSON.parse(when) : when.trim();
    const { audiences = {} } = typeof site === "function" ? await site() : site;
    return evaluate(tableOf(written, audiences as Named), facts) ? undefined : "other-audience";
  } catch {
    return "wrong-audience";
  }
}

/** The tracker is on its way: its first event is its first sign. */
function told(): Promise<unknown> {
  return new Promise((resolve) =>
    document.addEventListener("stagelight:event" as never, resolve, { once: true }),
  );
}

function tableOf(written: unknown, named: Named): AudienceTable {
  const compile = (part: unknown) => tableOf(part, named);
  if (typeof written === "string") {
    if (Object.hasOwn(named, written)) return named[written]!;
    throw new TypeError(written);
  }
  const { all = [], any, not, ...keys } = written as Record<string, unknown>;
  const names = Object.keys(keys);
  const wrong = names.find((name) => !KEYS.includes(name));
  if (wrong !== undefined || Object.keys(written as object).length === 0)
    throw new TypeError(wrong);
  const own = { audiences: {}, segments: {}, firstStage: "" };
  return [
    "&",
    ...(names.length > 0 ? [compileAudience(keys, own)] : []),
    ...(all as unknown[]).map(compile),
    ...(any === undefined ? [] : [["|", ...(any as unknown[]).map(compile)] as const]),
    ...(not === undefined ? [] : [["!", compile(not)] as const]),
  ];
}
