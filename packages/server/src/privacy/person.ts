import type { Kysely } from "kysely";
import { canonicalEmail } from "../identity/email.ts";
import type { Claims, Prefix } from "../project/people.ts";
import type { Database } from "../store/database.ts";
import type { Tables } from "../store/tables.ts";
import { chunks, type Between } from "./steps.ts";
import { mentions } from "./mentions.ts";

/** Everything by which a person is known. */
export interface Person {
  /** All proven addresses, with the one that was asked for. */
  readonly emails: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
  /** Visitors of the profiles, and visitors of nobody that only said to be this person. */
  readonly visitors: ReadonlySet<string>;
  /** Visitors of somebody else that named this person: what they said goes, they stay. */
  readonly strangers: ReadonlySet<string>;
}

const PREFIXES: readonly Prefix[] = ["", "snapshot_", "replay_"];

/**
 * Finds who is behind an address: the profile that it is proven to belong to with its visitors, and
 * visitors of nobody that claimed it.
 *
 * @param email in its canonical form
 */
export function findPerson(
  database: Pick<Database, "db">,
  email: string,
  between: Between,
): Promise<Person> {
  return findKnown(database, { emails: [email], users: [] }, between);
}

/** Finds who is behind addresses in their canonical form, or behind the site's own ids. */
export async function findKnown(
  { db }: Pick<Database, "db">,
  by: { readonly emails: readonly string[]; readonly users: readonly string[] },
  between: Between,
): Promise<Person> {
  const users = [...by.users, ...(await usersNamed(db, new Set(by.emails), between))];
  const known = await findProfiles(db, { emails: by.emails, users });
  const visitors = new Set<string>();
  for (const prefix of PREFIXES) {
    for (const ids of chunks([...known.profiles])) {
      const rows = await db
        .selectFrom(`${prefix}visitor` as "visitor")
        .select("id")
        .where("profile_id", "in", ids)
        .execute();
      for (const { id } of rows) visitors.add(id);
    }
  }
  const strangers = new Set<string>();
  for (const prefix of PREFIXES) {
    for await (const { id, profile_id: owner, claims } of claimants(db, prefix, between)) {
      const said = (JSON.parse(claims) as Claims).userId;
      if (!(said !== undefined && known.users.has(said)) && !mentions(claims, known.emails)) {
        continue;
      }
      if (owner === null || known.profiles.has(owner)) visitors.add(id);
      else strangers.add(id);
    }
  }
  // Events that named nobody but an unproven user: see ../project/identify.ts.
  for (const user of known.users) visitors.add(`user:${user}`);
  for (const id of strangers) visitors.delete(id);
  return { ...known, visitors, strangers };
}

/**
 * The form in which an address is looked for.
 *
 * @throws RangeError when it is none
 */
export function wantedEmail(given: string): string {
  const email = canonicalEmail(given);
  if (email === undefined) throw new RangeError("This is no e-mail address.");
  return email;
}

/** Ids of users that are one of the addresses: some sites have no others. */
async function usersNamed(
  db: Kysely<Tables>,
  emails: ReadonlySet<string>,
  between: Between,
): Promise<string[]> {
  const users: string[] = [];
  for (const prefix of PREFIXES) {
    for (let after = ""; ;) {
      const rows = await db
        .selectFrom(`${prefix}identity` as "identity")
        .select("value")
        .where("kind", "=", "user")
        .where("value", ">", after)
        .orderBy("value")
        .limit(AT_ONCE)
        .execute();
      for (const { value } of rows) if (emails.has(canonicalEmail(value) ?? "")) users.push(value);
      const last = rows.at(-1);
      if (!last) break;
      after = last.value;
      await between();
    }
  }
  return users;
}

/** Profiles in the snapshot may have become one since: whatever shares an identity is one person. */
async function findProfiles(
  db: Kysely<Tables>,
  by: { readonly emails: readonly string[]; readonly users: readonly string[] },
): Promise<Pick<Person, "emails" | "users" | "profiles">> {
  const emails = new Set(by.emails);
  const users = new Set(by.users);
  const profiles = new Set<string>();
  for (let before = -1; before < emails.size + users.size + profiles.size;) {
    before = emails.size + users.size + profiles.size;
    for (const prefix of PREFIXES) {
      const table = `${prefix}identity` as "identity";
      for (const values of chunks([...emails, ...users])) {
        const rows = await db.selectFrom(table).selectAll().where("value", "in", values).execute();
        for (const { kind, value, profile_id: id } of rows) {
          if ((kind === "email" ? emails : users).has(value)) profiles.add(id);
        }
      }
      for (const ids of chunks([...profiles])) {
        const rows = await db
          .selectFrom(table)
          .selectAll()
          .where("profile_id", "in", ids)
          .execute();
        for (const { kind, value } of rows) (kind === "email" ? emails : users).add(value);
      }
    }
  }
  return { emails, users, profiles };
}

const AT_ONCE = 1_000;

async function* claimants(
  db: Kysely<Tables>,
  prefix: Prefix,
  between: Between,
): AsyncGenerator<{ id: string; profile_id: string | null; claims: string }> {
  for (let after = ""; ;) {
    const rows = await db
      .selectFrom(`${prefix}visitor` as "visitor")
      .select(["id", "profile_id", "claims"])
      .where("id", ">", after)
      .orderBy("id")
      .limit(AT_ONCE)
      .execute();
    for (const { claims, ...row } of rows) if (claims !== null) yield { ...row, claims };
    const last = rows.at(-1);
    if (!last) return;
    after = last.id;
    await between();
  }
}
