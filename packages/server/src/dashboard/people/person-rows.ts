import { type LifecycleState, type Model, settle } from "@stagelight/core";
import type { TeamPersonRow } from "@stagelight/core/endpoints";
import type { Kysely } from "kysely";
import type { Asker } from "../../privacy/own.ts";
import { chunks } from "../../privacy/steps.ts";
import { type Claims, stateOf } from "../../project/people.ts";
import type { IdentityTable, Tables } from "../../store/tables.ts";
import { iso } from "../api-route.ts";
import { personId } from "./person-id.ts";
import { saidName } from "./said-name.ts";

/**
 * People by their profiles and visitors, as they stand now, in the order in which they are given.
 * Visitors that belong to somebody are that person; nobody is told twice.
 */
export async function personRows(
  db: Kysely<Tables>,
  model: Model,
  ids: { readonly profiles: readonly string[]; readonly visitors: readonly string[] },
  now: number,
): Promise<TeamPersonRow[]> {
  const visitors = await byId(db, "visitor", ids.visitors);
  const owners = visitors.flatMap(({ profile_id: owner }) => owner ?? []);
  const wanted = [...new Set([...ids.profiles, ...owners])];
  const profiles = await byId(db, "profile", wanted);
  const identities: IdentityTable[] = [];
  for (const some of chunks(wanted)) {
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
  const order = [...ids.profiles, ...ids.visitors, ...owners];
  const place = ({ id }: TeamPersonRow): number => order.indexOf(id.slice(id.indexOf(":") + 1));
  return rows.toSorted((a, b) => place(a) - place(b));
}

function common(asker: Asker, model: Model, now: number) {
  const row = asker.profile ?? asker.visitor;
  const state = (text: string | null): LifecycleState | undefined =>
    text === null
      ? undefined
      : settle(model, stateOf(model, text, row.last_seen), Math.floor(now / 1000)).state;
  const verified = state(row.verified);
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
