import type { Model } from "@stagelight/core";
import type { TeamPeopleAnswer } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import { canonicalEmail } from "../../identity/email.ts";
import { allRows, letOthersWork } from "../../privacy/steps.ts";
import type { Tables } from "../../store/tables.ts";
import { personRows } from "./person-rows.ts";

/** The most people that are told at once. */
const MOST_PEOPLE = 50;

/** The newest changes of stage that are looked at for who moved last. */
const CHANGES = 400;

/** Rows of each table that are looked through for names: nothing finds them, so this has an end. */
const ROWS = 200_000;

/** Milliseconds after which it is told what was found until then. */
const PATIENCE = 2_000;

interface Finding {
  readonly db: Kysely<Tables>;
  readonly profiles: Set<string>;
  readonly visitors: Set<string>;
  readonly full: () => boolean;
}

/**
 * People by an address, a name, the site's own id or a visitor's: what is whole comes first, then what
 * begins so, then names that hold it. Looking has an end, in people, in rows and in time.
 *
 * @param wanted nothing: those whose stage has changed last
 * @param now milliseconds since 1970
 */
export async function findPeople(
  db: Kysely<Tables>,
  model: Model,
  wanted: string,
  now: number,
): Promise<TeamPeopleAnswer> {
  const profiles = new Set<string>();
  const visitors = new Set<string>();
  const full = () => profiles.size + visitors.size > MOST_PEOPLE;
  const finding: Finding = { db, profiles, visitors, full };
  let complete = true;
  if (wanted === "") await movedLast(finding);
  else {
    await exactly(finding, wanted);
    await beginning(finding, wanted);
    if (!full()) complete = await byName(finding, wanted.normalize("NFKC").toLowerCase());
  }
  const people = await personRows(
    db,
    model,
    { profiles: [...profiles], visitors: [...visitors] },
    now,
  );
  return { people: people.slice(0, MOST_PEOPLE), more: !complete || people.length > MOST_PEOPLE };
}

async function movedLast({ db, profiles, visitors, full }: Finding): Promise<void> {
  const rows = await db
    .selectFrom("transition")
    .select(["visitor_id", "profile_id"])
    .orderBy("id", "desc")
    .limit(CHANGES)
    .execute();
  for (const { visitor_id: visitor, profile_id: profile } of rows) {
    if (full()) return;
    if (profile !== null) profiles.add(profile);
    else if (visitor !== null) visitors.add(visitor);
  }
}

async function exactly({ db, profiles, visitors }: Finding, wanted: string): Promise<void> {
  const email = canonicalEmail(wanted);
  const identities = await db
    .selectFrom("identity")
    .select("profile_id")
    .where("value", "in", [wanted, email ?? wanted])
    .execute();
  for (const { profile_id: id } of identities) profiles.add(id);
  for (const table of ["profile", "visitor"] as const) {
    const row = await db.selectFrom(table).select("id").where("id", "=", wanted).executeTakeFirst();
    if (row) (table === "profile" ? profiles : visitors).add(row.id);
  }
}

async function beginning({ db, profiles }: Finding, wanted: string): Promise<void> {
  const begins = `${wanted.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("identity")
    .select("profile_id")
    .where((row) => row(row.fn<string>("lower", ["value"]), "like", begins))
    .limit(MOST_PEOPLE + 1)
    .execute();
  for (const { profile_id: id } of rows) profiles.add(id);
}

/** @returns whether all was looked through */
async function byName({ db, profiles, visitors, full }: Finding, wanted: string): Promise<boolean> {
  const end = performance.now() + PATIENCE;
  const holds = (text: string | null): boolean =>
    text !== null && text.normalize("NFKC").toLowerCase().includes(wanted);
  /** Whether all rows of a table were looked at. */
  const through = async <Row extends object>(
    rows: AsyncGenerator<Row>,
    look: (row: Row) => void,
  ): Promise<boolean> => {
    let seen = 0;
    for await (const row of rows) {
      if (full() || ++seen > ROWS || (seen % 500 === 0 && performance.now() > end)) return false;
      look(row);
    }
    return true;
  };
  const emails = new Set<string>();
  const done = [
    await through(
      allRows<Tables["profile"]>(
        db,
        { table: "profile", key: "id", columns: ["traits"] },
        letOthersWork,
      ),
      ({ id, traits }) => {
        if (holds(wordsIn(traits))) profiles.add(id);
      },
    ),
    await through(
      allRows<Pick<Tables["subscriber"], "id" | "name" | "email">>(
        db,
        { table: "subscriber", key: "id", columns: ["name", "email"] },
        letOthersWork,
      ),
      ({ name, email }) => {
        if (holds(name)) emails.add(email);
      },
    ),
    await through(
      allRows<Pick<Tables["visitor"], "id" | "claims">>(
        db,
        { table: "visitor", key: "id", columns: ["claims"] },
        letOthersWork,
      ),
      ({ id, claims }) => {
        if (holds(claims === null ? null : wordsIn(claimedTraits(claims)))) visitors.add(id);
      },
    ),
  ];
  const known = [...emails].slice(0, MOST_PEOPLE + 1);
  const rows = await db
    .selectFrom("identity")
    .select("profile_id")
    .where("kind", "=", "email")
    .where("value", "in", [...known, ""])
    .execute();
  for (const { profile_id: id } of rows) profiles.add(id);
  return done.every(Boolean);
}

/** The values of traits by which people are looked for, as one text. */
function wordsIn(traits: string | null): string | null {
  if (traits === null) return null;
  const values = JSON.parse(traits) as Readonly<Record<string, unknown>>;
  const first = values["firstName"] ?? values["first_name"];
  const last = values["lastName"] ?? values["last_name"];
  const names = [values["name"], `${String(first ?? "")} ${String(last ?? "")}`, values["email"]];
  return names.filter((each) => typeof each === "string").join("\n");
}

function claimedTraits(claims: string): string | null {
  const { traits } = JSON.parse(claims) as { traits?: object };
  return traits ? JSON.stringify(traits) : null;
}
