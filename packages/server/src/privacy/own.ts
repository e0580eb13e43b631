import type { ExpressionBuilder, Kysely } from "kysely";
import { TRUST } from "../log/log.ts";
import { namesIn } from "../project/identify.ts";
import type { IdentityTable, ProfileTable, Tables, VisitorTable } from "../store/tables.ts";
import { belonging, ownersAtSnapshot, visitorsIn } from "./events-of.ts";
import type { Person } from "./person.ts";
import { mentionsIn } from "./redact.ts";
import { type Readable, type ReadRow, rowsNaming, textsOf } from "./rows-naming.ts";
import type { Between } from "./steps.ts";

/**
 * Who asks for what is theirs: a browser that shows its secret, or a person proven by an identity
 * token. Of a browser that belongs to a person, the browser's own is what it has sent itself; what
 * proves who the person is, and what the site's server has vouched for, is the person's.
 */
export type Asker =
  | { readonly visitor: VisitorTable; readonly profile?: undefined }
  | { readonly visitor?: undefined; readonly profile: ProfileTable };

const NOBODY = { emails: new Set<string>(), users: new Set<string>() };

/** In the log, no more browsers of one person are looked for. */
const MOST_BROWSERS = 50;

/** The rows of the log that are the asker's own, the oldest first; of others' what names them. */
export async function* ownEvents(
  readable: Readable,
  asker: Asker,
  between: Between,
): AsyncGenerator<ReadRow> {
  const { db } = readable;
  const { visitor, profile } = asker;
  const owner = profile?.id ?? visitor!.profile_id;
  const identities = owner === null ? [] : await identitiesOf(db, owner);
  const browsers = visitor ? [visitor] : await browsersOf(db, profile.id);
  const person: Person = {
    emails: new Set(valuesOf(identities, "email")),
    users: new Set(valuesOf(identities, "user")),
    profiles: new Set(owner === null ? [] : [owner]),
    visitors: new Set(browsers.map(({ id }) => id)),
  };
  const since = (visitor ?? profile).first_seen;
  // A browser is told nothing of its person.
  const { emails, users } = profile ? person : NOBODY;
  const rowsWith = (texts: string[] | undefined) =>
    rowsNaming(readable, { texts, emails }, since, between);
  const shared = profile
    ? (await visitorsIn(person, rowsWith(textsOf(users)))).shared
    : person.visitors;
  const owners = await ownersAtSnapshot(readable, person, shared);
  const rows = rowsWith(textsOf(users, [...shared].slice(0, MOST_BROWSERS)));
  for await (const read of belonging(person, shared, owners, rows)) {
    if (visitor) {
      if (read.owner === "this" && isOf(visitor, read)) yield read;
    } else if (read.owner === "this") yield read;
    else yield { ...read, event: mentionsIn(read.event, person) };
  }
}

/** A condition: the changes of stage that are the asker's own. */
export function ownTransition({ visitor, profile }: Asker) {
  return (row: ExpressionBuilder<Tables, "transition">) => {
    if (profile) return row("profile_id", "=", profile.id);
    const { id, profile_id: owner } = visitor;
    const mine = row.or([
      row("profile_id", "is", null),
      // Without a profile there is none of this name.
      row.and([row("profile_id", "=", owner ?? ""), row("standing", "=", "hint")]),
    ]);
    return row.and([row("visitor_id", "=", id), mine]);
  };
}

/** What is proven to belong to a profile. */
export function identitiesOf(db: Kysely<Tables>, profileId: string): Promise<IdentityTable[]> {
  return db.selectFrom("identity").selectAll().where("profile_id", "=", profileId).execute();
}

/** The browsers of a profile, the last seen first. */
export function browsersOf(db: Kysely<Tables>, profileId: string): Promise<VisitorTable[]> {
  return db
    .selectFrom("visitor")
    .selectAll()
    .where("profile_id", "=", profileId)
    .orderBy("last_seen", "desc")
    .orderBy("id")
    .execute();
}

/** The proven addresses, or user ids. */
export function valuesOf(
  identities: readonly IdentityTable[],
  kind: IdentityTable["kind"],
): string[] {
  return identities.filter((each) => each.kind === kind).map(({ value }) => value);
}

function isOf({ id, profile_id: owner }: VisitorTable, { row, event }: ReadRow): boolean {
  if (event.anonymousId !== id) return false;
  return (
    owner === null || (row.trust === TRUST.hint && namesIn(row, event).identities.length === 0)
  );
}
