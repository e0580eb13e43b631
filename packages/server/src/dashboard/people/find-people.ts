import type { Model } from "@stagelight/core";
import type { TeamPeopleAnswer } from "@stagelight/core/endpoints";
import { canonicalEmail } from "../../identity/email.ts";
import type { Readable } from "../../privacy/rows-naming.ts";
import type { PersonId } from "./person-id.ts";
import { personRows } from "./person-rows.ts";
import { type NAMED, rowsHolding } from "./rows-holding.ts";

/** The most people that are told at once. */
const MOST_PEOPLE = 50;

/** The newest changes of stage that are looked at for who moved last. */
const CHANGES = 400;

/** The most rows of a kind that are looked at for who was seen last: no index tells. */
const SEEN = 50_000;

/** Milliseconds for which names are looked for; then it is told what was found until then. */
const PATIENCE = 2_000;

interface Finding extends Readable {
  /** As {@link personRows} takes them: who is found first is told first. */
  readonly found: Set<PersonId>;
  readonly full: () => boolean;
}

/**
 * People by an address, a name, the site's own id or a visitor's: what is whole is it alone; else what
 * begins so, then names that hold it. Looking has an end, in people and in time.
 *
 * @param wanted nothing: those whose stage has changed last, then those who were seen last
 * @param now milliseconds since 1970
 */
export async function findPeople(
  readable: Readable,
  model: Model,
  wanted: string,
  now: number,
): Promise<TeamPeopleAnswer> {
  const found = new Set<PersonId>();
  const full = () => found.size > MOST_PEOPLE;
  const { db } = readable;
  const finding: Finding = { ...readable, found, full };
  let complete = true;
  if (wanted === "") {
    await movedLast(finding);
    // Where many move, nobody else is looked for.
    if (!full()) await seenLast(finding);
  } else {
    await exactly(finding, wanted);
    // Who is named by an address or an id is nobody else.
    if (found.size === 0) {
      await beginning(finding, wanted);
      if (!full()) complete = await byName(finding, wanted);
    }
  }
  const people = await personRows(db, model, [...found], now);
  return { people: people.slice(0, MOST_PEOPLE), more: !complete || people.length > MOST_PEOPLE };
}

async function movedLast({ db, found, full }: Finding): Promise<void> {
  const rows = await db
    .selectFrom("transition")
    .select(["visitor_id", "profile_id"])
    .orderBy("id", "desc")
    .limit(CHANGES)
    .execute();
  for (const { visitor_id: visitor, profile_id: profile } of rows) {
    if (full()) return;
    if (profile !== null) found.add(`profile:${profile}`);
    else if (visitor !== null) found.add(`visitor:${visitor}`);
  }
}

/** A table of millions is told of by some of it. */
async function seenLast({ db, found, full }: Finding): Promise<void> {
  const seen: { readonly id: PersonId; readonly at: number }[] = [];
  for (const table of ["profile", "visitor"] as const) {
    const some = db
      .selectFrom(table as "visitor")
      .select(["id", "last_seen"])
      // Who belongs to somebody is that person.
      .$if(table === "visitor", (rows) => rows.where("profile_id", "is", null))
      .limit(SEEN);
    const rows = await db
      .selectFrom(some.as("some"))
      .selectAll()
      .orderBy("last_seen", "desc")
      .orderBy("id")
      .limit(MOST_PEOPLE + 1)
      .execute();
    for (const { id, last_seen: at } of rows) seen.push({ id: `${table}:${id}`, at: Number(at) });
  }
  for (const { id } of seen.toSorted((a, b) => b.at - a.at)) {
    if (full()) return;
    found.add(id);
  }
}

async function exactly({ db, found }: Finding, wanted: string): Promise<void> {
  const email = canonicalEmail(wanted);
  const identities = await db
    .selectFrom("identity")
    .select("profile_id")
    .where("value", "in", [wanted, email ?? wanted])
    .execute();
  for (const { profile_id: id } of identities) found.add(`profile:${id}`);
  for (const table of ["profile", "visitor"] as const) {
    const row = await db.selectFrom(table).select("id").where("id", "=", wanted).executeTakeFirst();
    if (row) found.add(`${table}:${row.id}`);
  }
}

async function beginning({ db, found }: Finding, wanted: string): Promise<void> {
  const begins = `${wanted.toLowerCase().replace(/[\\%_]/g, "\\$&")}%`;
  const rows = await db
    .selectFrom("identity")
    .select("profile_id")
    .where((row) => row(row.fn<string>("lower", ["value"]), "like", begins))
    .limit(MOST_PEOPLE + 1)
    .execute();
  for (const { profile_id: id } of rows) found.add(`profile:${id}`);
}

/** @returns whether all was looked through */
async function byName({ kind, db, found, full }: Finding, wanted: string): Promise<boolean> {
  const end = performance.now() + PATIENCE;
  const plain = (text: string): string => text.normalize("NFKC").toLowerCase();
  /** Whether all rows of a table were looked at. */
  const through = async (
    table: keyof typeof NAMED,
    namesIn: (held: string) => string,
    take: (id: string) => void,
  ): Promise<boolean> => {
    if (full()) return false;
    const { rows, complete } = await rowsHolding({ kind, db }, table, wanted, end);
    for (const { id, held } of rows) {
      if (plain(namesIn(held)).includes(plain(wanted))) take(id);
    }
    return complete;
  };
  const subscribers = new Set<string>();
  const done = [
    await through("profile", wordsIn, (id) => found.add(`profile:${id}`)),
    await through("subscriber", String, (id) => subscribers.add(id)),
    await through("visitor", claimedWords, (id) => found.add(`visitor:${id}`)),
  ];
  const known = [...subscribers].slice(0, MOST_PEOPLE + 1);
  const rows = await db
    .selectFrom("subscriber")
    .innerJoin("identity", "identity.value", "subscriber.email")
    .select("identity.profile_id")
    .where("identity.kind", "=", "email")
    .where("subscriber.id", "in", [...known, ""])
    .execute();
  for (const { profile_id: id } of rows) found.add(`profile:${id}`);
  return done.every(Boolean);
}

/** The values of traits by which people are looked for, as one text. */
function wordsIn(traits: string): string {
  const values = JSON.parse(traits) as Readonly<Record<string, unknown>>;
  const first = values["firstName"] ?? values["first_name"];
  const last = values["lastName"] ?? values["last_name"];
  const names = [values["name"], first, last, values["email"]];
  return names.filter((each) => typeof each === "string").join("\n");
}

function claimedWords(claims: string): string {
  const { traits } = JSON.parse(claims) as { traits?: object };
  return traits ? wordsIn(JSON.stringify(traits)) : "";
}
