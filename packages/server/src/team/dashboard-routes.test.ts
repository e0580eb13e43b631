import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Route } from "../http/route.ts";
import { ROUTES } from "../http/routes.ts";
import { basic, BASE, PUBLISHABLE, SECRET, type TestServer } from "../http/test-server.ts";
import { testRoutes } from "../http/test-routes.ts";
import { everythingIn } from "../privacy/test-rows.ts";
import type { RoleName } from "../store/team-tables.ts";
import { useDatabase } from "../store/use-database.ts";
import { ROLES, suffices } from "./member.ts";
import { sessionHash } from "./session.ts";
import { DASHBOARD_GOOD, nameOf } from "./test-dashboard-calls.ts";
import { signedIn, type TestMember } from "./test-team.ts";

const dashboard = ROUTES.filter((route) => route.dashboard);
const writes = dashboard.filter(({ method }) => method === "POST");
const guarded = dashboard.filter(({ access }) => access === "team");

let test: TestServer;
const members = {} as Record<RoleName, TestMember>;
let callers = 0;

beforeAll(async () => {
  test = await testRoutes();
  for (const role of ROLES) members[role] = await signedIn(test.server, role);
}, 30_000);
afterAll(() => test.close());

interface Asking {
  readonly headers?: Record<string, string | undefined>;
  readonly body?: string;
  readonly address?: string;
}

/** Each call comes from an address of its own, so that no limit is in the way. */
async function ask(route: Route, { headers = {}, ...more }: Asking = {}) {
  const { path = route.path, query = "", body } = DASHBOARD_GOOD[nameOf(route)]!;
  const sent = Object.entries({ ...(body && { "content-type": "application/json" }), ...headers });
  const text = more.body ?? (body && JSON.stringify(body));
  const request = new Request(`${BASE}${path}${query}`, {
    method: route.method,
    headers: sent.filter((each): each is [string, string] => each[1] !== undefined),
    ...(route.method === "POST" && text !== undefined && { body: text }),
  });
  const address = more.address ?? `198.51.${++callers >> 8}.${callers & 255}`;
  const response = await test.server.fetch(request, { address });
  const refused = response.headers.get("content-type") === "application/problem+json";
  const code = refused ? ((await response.json()) as { code: string }).code : undefined;
  // Streams would go on for ever.
  if (!refused) await response.body?.cancel();
  return { status: response.status, headers: response.headers, code };
}

it("has a row for every route of the dashboard, and no other", () => {
  expect(Object.keys(DASHBOARD_GOOD).sort()).toEqual(dashboard.map(nameOf).sort());
});

it("is all there is below its path, for pages of this host alone", () => {
  for (const { path, origins, dashboard: own } of ROUTES) {
    expect(own === true, path).toBe(/^\/dashboard(\/|$)/.test(path));
    if (own) expect(origins, path).toBe("own");
  }
});

it("takes JSON and nothing else where it writes, and never writes on GET", () => {
  for (const { path, body, access } of writes) {
    if (path.endsWith("/attachments")) continue;
    expect(body?.types, path).toEqual(["application/json"]);
    if (access !== "team") expect(OPEN).toContain(path);
  }
});

/** What who is not signed in may call. */
const OPEN: readonly string[] = [
  "/dashboard/api/login",
  "/dashboard/api/accept/look",
  "/dashboard/api/accept",
  "/dashboard/api/reset",
];

describe.each(writes.map((route) => [nameOf(route), route] as const))("%s", (_, route) => {
  it.each([
    ["another site", { "sec-fetch-site": "cross-site", origin: "https://evil.example" }],
    ["another site's old browser", { "sec-fetch-site": undefined, origin: "https://evil.example" }],
    [
      "another host of the site",
      { "sec-fetch-site": "same-site", origin: "https://a.nuri.example" },
    ],
    ["no origin at all", { "sec-fetch-site": undefined }],
    ["an origin of null", { "sec-fetch-site": undefined, origin: "null" }],
    ["an address that was typed", { "sec-fetch-site": "none" }],
  ])("refuses %s", async (__, headers) => {
    const answer = await ask(route, { headers: { ...members.owner.headers, ...headers } });
    expect(answer).toMatchObject({ status: 403, code: "origin-refused" });
    expect(answer.headers.has("access-control-allow-origin")).toBe(false);
  });

  it.each([
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=a",
    "text/plain",
    "text/plain; charset=application/json",
    "",
  ])("refuses bodies of type %j", async (type) => {
    const headers = { ...members.owner.headers, "content-type": type };
    expect(await ask(route, { headers })).toMatchObject({ status: 415 });
  });
});

describe.each(guarded.map((route) => [nameOf(route), route] as const))("%s", (_, route) => {
  const without = { "sec-fetch-site": "same-origin" };

  it("answers the roles that may, and no other", async () => {
    for (const role of ROLES) {
      // Some routes end the session that calls them.
      const { headers } = await signedIn(test.server, role);
      const { code } = await ask(route, { headers });
      if (suffices(role, route.role ?? "agent")) expect(code, role).not.toBe("role-needed");
      else expect(code, role).toBe("role-needed");
    }
  });

  it("knows nobody by anything but a session", async () => {
    const shown: Record<string, string>[] = [
      {},
      { cookie: "__Host-stagelight-team=" },
      { cookie: "__Host-stagelight-team=AAAA" },
      { cookie: `${members.owner.headers.cookie}; ${members.agent.headers.cookie}` },
      basic(SECRET),
      basic(PUBLISHABLE),
    ];
    for (const headers of shown) {
      const { status, code } = await ask(route, { headers: { ...without, ...headers } });
      expect([401, 403], JSON.stringify(headers)).toContain(status);
      expect(["sign-in-needed", "secret-key-in-browser"]).toContain(code);
    }
    const server = await ask(route, { headers: { ...basic(SECRET), "sec-fetch-site": undefined } });
    expect(["sign-in-needed", "origin-refused"]).toContain(server.code);
  });
});

describe.each(dashboard.map((route) => [nameOf(route), route] as const))("%s", (_, route) => {
  it("is limited", async () => {
    const { limit } = route;
    const address = `203.0.${++callers >> 8}.${callers & 255}`;
    const { limits } = test.server.services;
    // Many of a team sit behind one address: who is signed in is counted alone.
    const { id, headers } = await signedIn(test.server);
    const counted = route.access === "team" ? id : address;
    for (let call = 0; call < limit.calls; call++) await limits.count(limit, counted);
    const answer = await ask(route, { headers, address });
    expect(answer).toMatchObject({ status: 429, code: "too-many-requests" });
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
    if (route.access !== "team") return;
    const colleague = await signedIn(test.server);
    expect((await ask(route, { headers: colleague.headers, address })).code).not.toBe(
      "too-many-requests",
    );
    for (let call = 0; call < limit.calls; call++) await limits.count(limit, address);
    expect((await ask(route, { address })).code).not.toBe("sign-in-needed");
  });
});

it("changes nothing where it is only asked", async () => {
  const { headers } = await signedIn(test.server);
  const { database } = test.server.settings;
  const everything = () => useDatabase(database, ({ db }) => everythingIn(db));
  const before = await everything();
  for (const route of dashboard.filter(({ method }) => method === "GET")) {
    await ask(route, { headers });
  }
  expect(await everything()).toBe(before);
});

it("tells nobody's secrets, in no answer and no log", async () => {
  const { id, headers } = await signedIn(test.server);
  const { database } = test.server.settings;
  const secrets = ["password_hash", "totp_secret", "recovery"] as const;
  await useDatabase(database, ({ db }) =>
    db
      .updateTable("team_member")
      .set(Object.fromEntries(secrets.map((each) => [each, `["canary-${each}"]`])))
      .where("id", "=", id)
      .execute(),
  );
  let told = "";
  for (const route of dashboard.filter(({ method }) => method === "GET")) {
    const { path = route.path, query = "" } = DASHBOARD_GOOD[nameOf(route)]!;
    const request = new Request(`${BASE}${path}${query}`, { headers });
    const response = await test.server.fetch(request, { address: "203.0.113.7" });
    const streams = response.headers.get("content-type")?.startsWith("text/event-stream");
    if (streams) await response.body?.cancel();
    else told += await response.text();
  }
  expect(told).toContain(id);
  const hash = sessionHash(headers.cookie!.split("=")[1]!);
  for (const secret of ["canary-", hash, headers.cookie!.split("=")[1]!, SECRET]) {
    expect(told + test.logged()).not.toContain(secret);
  }
});

it("is framed by nobody, and runs nothing but its own files", async () => {
  for (const route of dashboard.filter(({ access }) => access === "open")) {
    if (route.method === "POST") continue;
    const { headers } = await ask(route);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  }
});

it("is found by links from elsewhere, and not by other pages' scripts", async () => {
  const route = dashboard.find(({ path }) => path === "/dashboard")!;
  const link = { "sec-fetch-site": "cross-site", "sec-fetch-dest": "document" };
  expect((await ask(route, { headers: link })).code).toBe(undefined);
  const script = { "sec-fetch-site": "cross-site", "sec-fetch-dest": "empty" };
  expect(await ask(route, { headers: script })).toMatchObject({ code: "origin-refused" });
});
