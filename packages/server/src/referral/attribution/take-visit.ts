import { parseFriendly, type ReadReferral, StagelightError } from "@stagelight/core/config";
import { referralVisitBodySchema } from "@stagelight/core/endpoints";
import { answerJson, withCookies } from "../../http/answer-json.ts";
import { siteOf } from "../../http/caller.ts";
import { RequestProblem } from "../../http/problem.ts";
import type { Call } from "../../http/route.ts";
import { activeCode } from "./active-code.ts";
import {
  forgetVisitCookie,
  readVisitCookie,
  type Visit,
  writeVisitCookie,
} from "./visit-cookie.ts";

/**
 * So many milliseconds after it a visit may be told. Whoever says that they came long ago has come before
 * their own orders, and is no customer of before.
 */
const LATE = 3 * 86_400_000;

/**
 * Remembers a visit of somebody who allows `marketing`: in a cookie, on the pages' own host, and of a
 * visitor who is proven in the database. Or forgets all visits of who allows it no more.
 *
 * @throws RequestProblem `code-unknown`, `body-invalid`
 */
export async function takeVisit(call: Call): Promise<Response> {
  const { services, request, visitor, sameOrigin } = call;
  const { referral } = services.config;
  if (!referral) throw new RequestProblem("not-found");
  const body = read(call.body);
  // Global Privacy Control goes before whatever a page says.
  if (!body.consent || request.headers.get("sec-gpc") === "1") {
    if (visitor) await services.store.run("forgetVisits", { visitorId: visitor.id });
    return withCookies(answerJson({ success: true }), sameOrigin ? [forgetVisitCookie()] : []);
  }
  const found = await activeCode(services, body.code);
  if (!found) throw new RequestProblem("code-unknown");
  const now = services.clock.now();
  const at = Math.max(now - LATE, Math.min(Date.parse(body.at), now));
  const visit = { program: found.program.id, code: found.code, at };
  const before = sameOrigin ? visitsOf(call) : [];
  const visits = merged(before, visit).filter((each) => each.at > now - windowOf(referral, each));
  if (visitor) await services.store.run("keepVisits", { visitorId: visitor.id, visits });
  return withCookies(
    answerJson({ success: true }),
    sameOrigin && visits.length > 0 ? [cookieOf(call, referral, visits)] : [],
  );
}

/** The code of the link that counts of those in the browser's cookie. Of several programs: the newest. */
export function rememberedCode(call: Call, referral: ReadReferral): string | undefined {
  const now = call.services.clock.now();
  const visits = visitsOf(call).filter((each) => each.at > now - windowOf(referral, each));
  const program = referral.programs.find(({ id }) => id === visits.at(-1)?.program);
  const ofProgram = visits.filter((each) => each.program === program?.id);
  return ofProgram.at(program?.attribution.touch === "first" ? 0 : -1)?.code;
}

/** By whose links the browser has come that calls, the oldest first; nothing from other origins. */
function visitsOf({ services, request, sameOrigin }: Call): Visit[] {
  const { ring, config, clock } = services;
  if (!sameOrigin) return [];
  const now = Math.floor(clock.now() / 1000);
  return readVisitCookie(ring, siteOf(config), request.headers.get("cookie"), now);
}

function cookieOf({ services }: Call, referral: ReadReferral, visits: readonly Visit[]): string {
  const { ring, config, clock } = services;
  const now = clock.now();
  const until = Math.max(...visits.map((each) => each.at + windowOf(referral, each)));
  const life = Math.ceil((until - now) / 1000);
  return writeVisitCookie(ring, siteOf(config), visits, life, Math.floor(now / 1000));
}

/** For how long a visit counts, in milliseconds. */
function windowOf({ programs }: ReadReferral, { program }: Visit): number {
  const known = programs.find(({ id }) => id === program);
  return (known?.attribution.window ?? 0) * 1000;
}

/** The first and the last visit by each link, the oldest first. */
function merged(before: readonly Visit[], visit: Visit): Visit[] {
  const same = before.filter(({ code }) => code === visit.code);
  const times = [...same, visit].map(({ at }) => at);
  const ends = [...new Set([Math.min(...times), Math.max(...times)])];
  return [
    ...before.filter((each) => !same.includes(each)),
    ...ends.map((at) => ({ ...visit, at })),
  ].toSorted((one, other) => one.at - other.at);
}

function read(body: unknown) {
  try {
    return parseFriendly(referralVisitBodySchema, body, "", "body-invalid");
  } catch (error) {
    if (!(error instanceof StagelightError)) throw error;
    throw new RequestProblem("body-invalid", { problems: error.problems });
  }
}
