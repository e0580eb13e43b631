import { type LifecycleState, type Model, settle } from "@stagelight/core";
import type { TeamPersonRow } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { Asker } from "../../privacy/own.ts";
import { chunks } from "../../privacy/steps.ts";
import { type Claims, stateOf } from "../../project/people.ts";
import type { IdentityTable, Tables } from "../../store/tables.ts";
import { iso } from "../api-route.ts";
import { personId, type PersonId } from "./person-id.ts";
import { saidName } from "./said-name.ts";
import { vouched } from "./vouched.ts";

/**
 * People as they stand now, in the order in which they are given.
 * Visitors that belong to somebody are that person; nobody is told twice.
 */
export async function personRows(
  db: Kysely<Tables>,
  model: Model,
  wanted: readonly PersonId[],
  now: number,
): Promise<TeamPersonRow[]> {
  const idsOf = (table: "profile" | "visitor"): string[] =>
    wanted.flatMap((id) => (id.startsWith(`${table}:`) ? id.slice(table.length + 1) : []));
  const visitors = await byId(db, "visitor", idsOf("visitor"));
  const owners = visitors.flatMap(({ profile_id: owner }) => owner ?? []);
  const profileIds = [...new Set([...idsOf("profile"), ...owners])];
  const profiles = await byId(db, "profile", profileIds);
  const identities: IdentityTable[] = [];
  for (const some of chunks(profileIds)) {
    identities.push(
      ...(await db
        .selectFrom("identity")
        .selectAll()
        .where("profile_id", "in", some)
        .orderBy("kind")
        .orderBy("value")
        .execute()),
    );
  }
  const proven = (id: string, kind: "email" | "user") =>
    identities.find((each) => each.profile_id === id && each.kind === kind)?.value;
  const rows = [
    ...profiles.map((profile) => {
      const { email: said, ...named } = saidName(parsed(profile.traits));
      const email = proven(profile.id, "email");
      const told = email ?? said;
      const userId = proven(profile.id, "user");
      return {
        ...common({ profile }, model, now),
        ...named,
        ...(told !== undefined && { email: told }),
        ...(userId !== undefined && { userId }),
        proven: email !== undefined,
      };
    }),
    ...visitors
      .filter(({ profile_id: owner }) => owner === null)
      .map((visitor) => {
        const claims = parsed(visitor.claims) as Claims | undefined;
        return {
          ...common({ visitor }, model, now),
          ...saidName(claims?.traits),
          proven: false,
        };
      }),
  ];
  const owned = new Map(visitors.map(({ id, profile_id: owner }) => [`visitor:${id}`, owner]));
  const places = new Map<string, number>();
  for (const [place, id] of wanted.entries()) {
    const owner = owned.get(id) ?? null;
    const told = owner === null ? id : `profile:${owner}`;
    if (!places.has(told)) places.set(told, place);
  }
  return rows.toSorted((a, b) => places.get(a.id)! - places.get(b.id)!);
}

function common(asker: Asker, model: Model, now: number) {
  const row = asker.profile ?? asker.visitor;
  const state = (text: string | null): LifecycleState | undefined =>
    text === null
      ? undefined
      : settle(model, stateOf(model, text, row.last_seen), Math.floor(now / 1000)).state;
  const verified = vouched(state(row.verified));
  const stands = verified ?? state(row.hint);
  return {
    id: personId(asker),
    stage: stands?.tracks[0]?.stage ?? model.stages[0]!,
    verified: verified !== undefined,
    firstSeen: iso(row.first_seen),
    lastSeen: iso(row.last_seen),
  };
}

async function byId<Table extends "visitor" | "profile">(
  db: Kysely<Tables>,
  table: Table,
  ids: readonly string[],
): Promise<Tables[Table][]> {
  const rows: Tables[Table][] = [];
  for (const some of chunks([...new Set(ids)])) {
    const found = await db
      .selectFrom(table as "visitor")
      .selectAll()
      .where("id", "in", some)
      .execute();
    rows.push(...(found as unknown as Tables[Table][]));
  }
  return rows;
}

function parsed(text: string | null): Readonly<Record<string, unknown>> | undefined {
  return text === null ? undefined : (JSON.parse(text) as Record<string, unknown>);
}
