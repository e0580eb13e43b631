import type { Kysely } from "kysely";
import { canonicalEmail } from "../identity/email.ts";
import type { Claims } from "../project/people.ts";
import type { Database } from "../store/database.ts";
import type { Tables, VisitorTable } from "../store/tables.ts";
import { LIVING } from "./belongings.ts";
import { mentions } from "./mentions.ts";
import { allRows, chunks, type Between } from "./steps.ts";

/** Everything by which a person is known. */
export interface Person {
  /** All proven addresses, with the one that was asked for. */
  readonly emails: ReadonlySet<string>;
  readonly users: ReadonlySet<string>;
  readonly profiles: ReadonlySet<string>;
  /** Visitors of the profiles, and visitors of nobody that said to be this person. */
  readonly visitors: ReadonlySet<string>;
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
  for (const prefix of LIVING) {
    for (const ids of chunks([...known.profiles])) {
      const rows = await db
        .selectFrom(`${prefix}visitor`)
        .select("id")
        .where("profile_id", "in", ids)
        .execute();
      for (const { id } of rows) visitors.add(id);
    }
  }
  for (const id of await claimants(db, known, between)) visitors.add(id);
  // Events that named nobody but an unproven user: see ../project/identify.ts.
  for (const user of known.users) visitors.add(`user:${user}`);
  return { ...known, visitors };
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

/** Ids of users that hold one of the addresses: some sites have no others. */
async function usersNamed(
  db: Kysely<Tables>,
  emails: ReadonlySet<string>,
  between: Between,
): Promise<string[]> {
  const users: string[] = [];
  for (const prefix of LIVING) {
    const table = `${prefix}identity` as const;
    const reading = { table, key: "value", columns: [], kind: "user" } as const;
    for await (const { value } of allRows<{ value: string }>(db, reading, between)) {
      if (mentions(JSON.stringify(value), emails)) users.push(value);
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
    for (const prefix of LIVING) {
      const table = `${prefix}identity` as const;
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

/** Visitors of nobody that said to be the person. */
async function claimants(
  db: Kysely<Tables>,
  { emails, users, profiles }: Pick<Person, "emails" | "users" | "profiles">,
  between: Between,
): Promise<Set<string>> {
  const ids = new Set<string>();
  const others = new Set<string>();
  for (const prefix of LIVING) {
    const table = `${prefix}visitor` as const;
    const reading = { table, key: "id", columns: ["profile_id", "claims"] } as const;
    for await (const { id, profile_id: owner, claims } of allRows<VisitorTable>(
      db,
      reading,
      between,
    )) {
      if (owner !== null && !profiles.has(owner)) others.add(id);
      else if (mentions(JSON.stringify(id), emails)) ids.add(id);
      else if (claims !== null) {
        const { userId } = JSON.parse(claims) as Claims;
        const claimed = userId !== undefined && users.has(userId);
        if (claimed || mentions(claims, emails)) ids.add(id);
      }
    }
  }
  for (const id of others) ids.delete(id);
  return ids;
}
