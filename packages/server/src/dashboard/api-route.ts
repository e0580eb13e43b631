import { proseSchema } from "@stagelight/core/endpoints";
import type { z } from "zod";
import { answerPrivately } from "../http/answer-json.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call, Route } from "../http/route.ts";
import type { Given } from "../forms/given.ts";
import { checkBody } from "../forms/check-given.ts";
import type { RoleName } from "../store/team-tables.ts";
import { type Member, memberOf } from "../team/member.ts";

/** Bytes of what the dashboard sends: texts of a few thousand characters, in any language. */
const MOST = 65_536;

/** A person who works here asks for much less; what looks through much is limited by itself. */
const LIMIT = { name: "dashboard", calls: 1_200, seconds: 60 } as const;

/** What every route of the dashboard's says of itself. */
interface ApiRoute {
  /** Below `dashboard/api`: `/people/:id`. */
  readonly path: string;
  readonly summary: string;
  /** The least role. Default: `agent`. */
  readonly role?: RoleName;
  /** Default: as often as anybody works. */
  readonly limit?: Route["limit"];
}

/** A route of the dashboard's that tells something; what it answers is JSON, or an answer of its own. */
export function tells(
  { path, ...rest }: ApiRoute,
  handle: (call: Call, member: Member) => Promise<object>,
): Route {
  return {
    method: "GET",
    path: `/dashboard/api${path}`,
    access: "team",
    origins: "own",
    dashboard: true,
    limit: LIMIT,
    answer: { status: 200 },
    ...rest,
    handle: async (call) => answered(await handle(call, memberOf(call))),
  };
}

/** A route of the dashboard's that does something with what was sent, held against a schema. */
export function does<Schema extends z.ZodType>(
  { path, schema, ...rest }: ApiRoute & { readonly schema: Schema },
  handle: (call: Call, body: z.output<Schema>, member: Member) => Promise<object>,
): Route {
  return {
    method: "POST",
    path: `/dashboard/api${path}`,
    access: "team",
    origins: "own",
    dashboard: true,
    body: { schema, types: ["application/json"], most: MOST },
    limit: LIMIT,
    answer: { status: 200 },
    ...rest,
    handle: async (call) =>
      answered(await handle(call, checkBody(schema, call.body as Given), memberOf(call))),
  };
}

function answered(told: object): Response {
  return told instanceof Response ? told : answerPrivately(told);
}

/**
 * What was asked for, if it is there.
 *
 * @throws RequestProblem `not-found`
 */
export function found<Thing>(thing: Thing | undefined | null): Thing {
  if (thing === undefined || thing === null) throw new RequestProblem("not-found");
  return thing;
}

/** A text that somebody of the team writes: not empty, at most so many characters. */
export function written(most: number) {
  return proseSchema(most).refine((text) => text.trim() !== "", "Write a few words.");
}

/** A part of the query; nothing where it is empty. */
export function asked({ url }: Call, name: string): string | undefined {
  return url.searchParams.get(name)?.trim() || undefined;
}

/** A time as the dashboard is told it. */
export function iso(milliseconds: number): string {
  return new Date(Number(milliseconds)).toISOString();
}

/** The same of a time that may not have come. */
export function isoOrNull(milliseconds: number | null): string | null {
  return milliseconds === null ? null : iso(milliseconds);
}
