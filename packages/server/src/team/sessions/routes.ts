import { z } from "zod";
import { answerPrivately, withCookies } from "../../http/answer-json.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call, Route } from "../../http/route.ts";
import { jsonBody } from "../json-body.ts";
import { memberOf } from "../member.ts";
import { IDLE, LONGEST, noSessionCookie } from "../session.ts";
import { TEAM_ROUTE } from "../team-route.ts";

const NOTHING = jsonBody(z.object({}));

/** Where somebody is signed in, and how that ends. */
export const sessionRoutes: readonly Route[] = [
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/logout",
    summary: "Signs out in this browser.",
    body: NOTHING,
    async handle(call) {
      await end(call, { hash: memberOf(call).session });
      return withCookies(answerPrivately({}), [noSessionCookie()]);
    },
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/logout-everywhere",
    summary: "Signs out in all browsers, this one too.",
    body: NOTHING,
    async handle(call) {
      await end(call, "all");
      return withCookies(answerPrivately({}), [noSessionCookie()]);
    },
  },
  {
    ...TEAM_ROUTE,
    method: "GET",
    path: "/dashboard/api/sessions",
    summary: "Tells in which browsers the member is signed in.",
    handle: listSessions,
  },
  {
    ...TEAM_ROUTE,
    method: "POST",
    path: "/dashboard/api/sessions/:id/end",
    summary: "Signs out in one of the browsers.",
    body: NOTHING,
    async handle(call) {
      const { id = "" } = call.params;
      if (!(await end(call, { id }))) throw new RequestProblem("not-found");
      return answerPrivately({});
    },
  },
];

async function end(call: Call, which: { hash: string } | { id: string } | "all"): Promise<boolean> {
  const { id, name } = memberOf(call);
  const { store, clock, chat } = call.services;
  const ended = await store.run("endTeamSession", { by: { id, name }, which, now: clock.now() });
  if (ended) chat.signedOut();
  return ended;
}

async function listSessions(call: Call): Promise<Response> {
  const { id, session } = memberOf(call);
  const now = Date.now();
  const rows = await call.services.store.read
    .selectFrom("team_session")
    .selectAll()
    .where("member_id", "=", id)
    .where("seen_at", ">", now - IDLE)
    .where("created_at", ">", now - LONGEST)
    .orderBy("seen_at", "desc")
    .execute();
  return answerPrivately({
    sessions: rows.map(({ hash, id: named, created_at: created, seen_at: seen, device }) => ({
      id: named,
      current: hash === session,
      createdAt: iso(created),
      seenAt: iso(seen),
      ...(device !== null && { device }),
    })),
  });
}

const iso = (milliseconds: number): string => new Date(Number(milliseconds)).toISOString();
