import { setImmediate } from "node:timers/promises";
import { checkRole } from "../team/member.ts";
import { readMember } from "../team/session.ts";
import { checkAccess, NOBODY, readCredentials, withKey } from "./caller.ts";
import { clientAddress } from "./client-address.ts";
import { parseJson, refuseHostile } from "./hostile-json.ts";
import { allowOrigin, checkOrigin, methodsOf, type Origin, originOf, preflight } from "./origin.ts";
import { problemOf, problemResponse, RequestProblem } from "./problem.ts";
import { readBody, readBytes } from "./read-body.ts";
import type { BodyRule, Call, Route, Services } from "./route.ts";

/** Characters of a body from which on others have their turn before it is parsed. */
const LONG_TEXT = 65_536;

/** A request that came to a path of ours. */
export interface Arrived {
  readonly request: Request;
  readonly params: Readonly<Record<string, string>>;
  /** Address of the other end of the connection. */
  readonly remote: string | undefined;
}

/**
 * Answers a request by the route of its method. Every one passes the same checks in the same order:
 * method, origin, keys in headers, limit, content type, size, JSON, hostile keys, key in the body,
 * access.
 *
 * @param routes those of the path
 */
export async function answer(
  services: Services,
  routes: readonly [Route, ...Route[]],
  arrived: Arrived,
): Promise<Response> {
  const { request } = arrived;
  const origin = originOf(request);
  const preflighted = request.method === "OPTIONS";
  const method = preflighted
    ? request.headers.get("access-control-request-method")
    : request.method.replace("HEAD", "GET");
  const route = routes.find((each) => each.method === method);
  // What is wrong with the method is told to whomever the path's first route answers.
  const shown = route ?? routes[0];
  try {
    checkOrigin(request, origin, shown, services.settings.origins);
  } catch (error) {
    return problemResponse(problemOf(error, services.logger));
  }
  let response: Response;
  try {
    if (preflighted) response = preflight(request, routes);
    else if (route) response = await route.handle(await check(services, route, origin, arrived));
    else throw new RequestProblem("method-not-allowed", { allow: methodsOf(routes) });
  } catch (error) {
    response = problemResponse(problemOf(error, services.logger));
  }
  return allowOrigin(response, origin, shown);
}

/** All checks beyond method and origin. */
async function check(
  services: Services,
  { access, role, credentials, body: described, limit }: Route,
  origin: Origin,
  { request, params, remote }: Arrived,
): Promise<Call> {
  const address = once(() => addressOf(request, remote, services));
  let known = await readCredentials(request, origin, services).catch(async (error: unknown) => {
    if (credentials === "own" && isOtherKey(request, error)) return NOBODY;
    // Who guesses keys is limited like everybody else.
    await services.limits.count(limit, address());
    throw error;
  });
  const member = access === "team" ? await readMember(request, services) : undefined;
  // A team sits in one room, behind one address: each of them is counted alone.
  const counted = member ? member.id : address();
  if (known.caller !== "secret") await services.limits.count(limit, counted);
  if (access === "team") checkRole(member, role);
  const rule = described && { ...described, most: mostOf(described, services.config) };
  let body: unknown;
  if (rule?.raw) body = await readBytes(request, rule);
  else if (rule) {
    const text = await readBody(request, rule);
    // Reading a long body takes its time, and so does parsing it: others have their turn between.
    if (text.length > LONG_TEXT) await setImmediate();
    body = parseJson(text);
    refuseHostile(body, rule.itemwise);
    // Who has shown a key already may name another in the body: the first one counts.
    const key = (body as { writeKey?: unknown } | null)?.writeKey;
    if (!known.keyed && typeof key === "string" && key !== "") {
      known = withKey(known, key, origin, services);
    }
  }
  checkAccess(access, known);
  const { caller, visitor, identity } = known;
  return {
    services,
    request,
    get url() {
      return new URL(request.url);
    },
    params,
    caller,
    visitor,
    identity,
    member,
    sameOrigin: origin.same,
    body,
    get address() {
      return address();
    },
  };
}

/** Whether a request shows a user and a password that are no key of this server's. */
function isOtherKey({ headers }: Request, error: unknown): boolean {
  const shown = /^basic +\S/i.test(headers.get("authorization") ?? "");
  return shown && error instanceof RequestProblem && error.code === "key-unknown";
}

/** The most bytes of a body that are read here. */
function mostOf({ most, mostBy }: BodyRule, config: Services["config"]): number {
  return mostBy ? Math.min(most, mostBy(config)) : most;
}

function addressOf(
  { headers }: Request,
  remote: string | undefined,
  { trustedProxies }: Services,
): string | undefined {
  return clientAddress({
    remote,
    forwardedFor: headers.get("x-forwarded-for"),
    forwarded: headers.get("forwarded"),
    trustedProxies,
  });
}

/** Reading an address costs as much as reading a small event: not before it is asked for, and once. */
function once<T>(work: () => T): () => T {
  let done: { readonly value: T } | undefined;
  return () => (done ??= { value: work() }).value;
}
