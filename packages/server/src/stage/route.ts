import { storedOf } from "@stagelight/core";
import { type StageAnswer, stageAnswerSchema } from "@stagelight/core/endpoints";
import { answerPrivately, withCookies } from "../http/answer-json.ts";
import { siteOf } from "../http/caller.ts";
import { RequestProblem } from "../http/problem.ts";
import type { Call, Route } from "../http/route.ts";
import { setCookie } from "../keys/cookie.ts";
import { STAGE_COOKIE, STAGE_COOKIE_LIFE, writeStageCookie } from "../keys/stage-cookie.ts";
import { type Asked, findPerson, findProven, type Person } from "./person.ts";
import { type Stands, standsOf } from "./standing.ts";
import { forgetVisitor, keepVisitor } from "./visitor-cookies.ts";

/** Tells whoever proves to be a visitor or a person where they stand; or the site's server. */
export const stageRoute: Route = {
  method: "GET",
  path: "/v1/stage",
  summary: "Where the caller stands, as a hint and verified, and why.",
  access: "visitor",
  origins: "site",
  limit: { name: "stage", calls: 120, seconds: 60, shared: true },
  answer: { status: 200, schema: stageAnswerSchema },
  handle,
};

async function handle(call: Call): Promise<Response> {
  const { store, model, clock } = call.services;
  const now = Math.floor(clock.now() / 1000);
  const person = await find(call);
  const stands = await standsOf(store.read, model, person, now);
  const restored = call.url.searchParams.has("restore") ? restore(call, person, stands) : undefined;
  const body: StageAnswer = {
    hint: stands.hint.standing,
    verified: stands.verified?.standing ?? null,
    ...(restored && { restored }),
  };
  const toBrowser = call.sameOrigin && call.caller === "visitor";
  return withCookies(answerPrivately(body), toBrowser ? cookies(call, person, stands, now) : []);
}

/**
 * Whom the call is about. A visitor or user that nobody has heard of stands at the beginning, like
 * any other that one could make up; only the site's server is told that there is none.
 */
async function find(call: Call): Promise<Person | undefined> {
  const { read } = call.services.store;
  const { identity } = call;
  if (call.caller === "secret") {
    const person = await findPerson(read, askedBy(call));
    if (!person) throw new RequestProblem("not-found", { detail: "Nobody is known by that name." });
    return person;
  }
  return identity
    ? findProven(read, identity)
    : findPerson(read, { by: "visitor", id: call.visitor!.id });
}

/** Whom the site's server asks about. */
function askedBy({ url }: Call): Asked {
  const [[name, value] = [], ...others] = [...url.searchParams].filter(([, each]) => each !== "");
  if (value !== undefined && others.length === 0) {
    if (name === "anonymousId") return { by: "visitor", id: value };
    if (name === "userId") return { by: "user", value };
    if (name === "email") return { by: "email", value };
  }
  throw new RequestProblem("body-invalid", {
    detail: "Say whom you ask about, by one of ?anonymousId=, ?userId= and ?email=.",
  });
}

/** What a browser that lost its storage had, as far as the visitor allows that it has it. */
function restore(
  call: Call,
  person: Person | undefined,
  { hint }: Stands,
): StageAnswer["restored"] {
  if (!call.sameOrigin || !call.visitor || person?.visitorId == null) return undefined;
  const { model, config } = call.services;
  const { l, d, h } = storedOf(model, hint.state);
  const memory = {
    // Where nobody is asked there is no choice to give back.
    ...(config.consent.mode === "required" && {
      c: { t: Math.floor(person.firstSeen! / 1000), p: person.consent ?? [] },
    }),
    ...(allows(call, person, "personalization") && { l, d, h }),
  };
  return {
    ...(allows(call, person, "analytics") && { visitor: call.visitor.secret }),
    memory,
  };
}

/** What the browser shall keep, and what it shall no longer keep. */
function cookies(
  call: Call,
  person: Person | undefined,
  { verified }: Stands,
  now: number,
): string[] {
  const { ring, config } = call.services;
  const site = siteOf(config);
  const set: string[] = [];
  if (verified && person && allows(call, person, "personalization")) {
    const [main, ...others] = verified.state.tracks;
    const pass = {
      visitor: person.visitorId ?? undefined,
      profile: person.profileId ?? undefined,
      stage: main!.stage,
      tracks: Object.fromEntries(others.map(({ key, stage }) => [key, stage])),
      at: now,
    };
    set.push(setCookie(STAGE_COOKIE, writeStageCookie(ring, site, pass, now), STAGE_COOKIE_LIFE));
  } else if (call.request.headers.get("cookie")?.includes(STAGE_COOKIE)) {
    set.push(setCookie(STAGE_COOKIE, "", 0));
  }
  if (call.visitor && call.url.searchParams.has("restore")) {
    const kept = person && allows(call, person, "analytics");
    set.push(...(kept ? keepVisitor(ring, site, call.visitor.secret, now) : forgetVisitor()));
  }
  return set;
}

/** Whether the visitor allows a purpose; where none was ever named the config decides. */
function allows({ services }: Call, { consent }: Person, purpose: string): boolean {
  return consent ? consent.includes(purpose) : services.config.consent.mode === "implied";
}
