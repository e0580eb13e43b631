import { type Kysely, sql } from "kysely";
import type { Readable } from "../../privacy/rows-naming.ts";
import { letOthersWork } from "../../privacy/steps.ts";
import type { Tables } from "../../store/tables.ts";

/** Rows that one statement looks at: some milliseconds of work. */
const AT_ONCE = 20_000;

/** Where words are looked for: of each table its key, and the column. */
export const NAMED = {
  profile: "traits",
  visitor: "claims",
  subscriber: "name",
} as const satisfies { readonly [T in keyof Tables]?: keyof Tables[T] };

/** A row in which the words are, wherever in the column. */
interface Holding {
  readonly id: string;
  readonly held: string;
}

/** The most rows of one table that are told: more names nobody reads through. */
const MOST = 500;

/**
 * The rows of a table whose column holds some words: nothing finds them, so the database looks through
 * all. Large and small Latin letters are one.
 *
 * @param end when to leave off, as `performance.now()` tells the time
 * @returns what was found until then, and whether all was looked through
 */
export async function rowsHolding(
  { kind, db }: Readable,
  table: keyof typeof NAMED,
  words: string,
  end: number,
): Promise<{ readonly rows: readonly Holding[]; readonly complete: boolean }> {
  const look = kind === "postgres" ? atOnce : stepByStep;
  return look(db, { table, patterns: patternsOf(words), end });
}

interface Looking {
  readonly table: keyof typeof NAMED;
  readonly patterns: readonly string[];
  readonly end: number;
}

type Found = Awaited<ReturnType<typeof rowsHolding>>;

/** PostgreSQL is quickest at one statement, and leaves off by itself. */
async function atOnce(db: Kysely<Tables>, looking: Looking): Promise<Found> {
  const left = Math.ceil(looking.end - performance.now());
  if (left <= 0) return { rows: [], complete: false };
  try {
    const rows = await db.transaction().execute(async (step) => {
      await sql`set local statement_timeout = ${sql.lit(left)}`.execute(step);
      return holding(step, looking).execute();
    });
    return { rows, complete: rows.length < MOST };
  } catch (error) {
    if ((error as { code?: unknown }).code === CANCELED) return { rows: [], complete: false };
    throw error;
  }
}

/** PostgreSQL's name for a statement that took too long. */
const CANCELED = "57014";

/** SQLite has one reader: others have their turn between small steps. */
async function stepByStep(db: Kysely<Tables>, looking: Looking): Promise<Found> {
  const found: Holding[] = [];
  for (let after = ""; ;) {
    const last = await db
      .selectFrom(looking.table as "profile")
      .select("id")
      .where("id", ">", after)
      .orderBy("id")
      .offset(AT_ONCE - 1)
      .limit(1)
      .executeTakeFirst();
    const rows = holding(db, looking).where("id", ">", after);
    found.push(...(await (last ? rows.where("id", "<=", last.id) : rows).execute()));
    if (!last) return { rows: found, complete: found.length < MOST };
    if (found.length >= MOST || performance.now() > looking.end) {
      return { rows: found, complete: false };
    }
    after = last.id;
    await letOthersWork();
  }
}

function holding(db: Kysely<Tables>, { table, patterns }: Looking) {
  const column = sql.ref<string>(NAMED[table]);
  return db
    .selectFrom(table as "profile")
    .select(["id", column.as("held")])
    .where((row) =>
      row.or(patterns.map((pattern) => sql<boolean>`lower(${column}) like ${pattern} escape '\\'`)),
    )
    .limit(MOST);
}

/** As the words stand in JSON, whether letters and their marks are one sign there or several. */
function patternsOf(words: string): string[] {
  const forms = [words, words.normalize("NFC"), words.normalize("NFD"), words.normalize("NFKC")];
  return [...new Set(forms)].map((form) => {
    const text = JSON.stringify(form.toLowerCase()).slice(1, -1);
    return `%${text.replace(/[\\%_]/g, "\\$&")}%`;
  });
}
