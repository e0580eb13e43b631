import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { IDLE, LONGEST, sessionHash, TEAM_COOKIE } from "./session.ts";
import type { TestBrowser } from "./test-browser.ts";
import {
  address,
  idOf,
  OTHER,
  PASSWORD,
  secondStep,
  type TestSite,
  testSite,
} from "./test-site.ts";

describe.each(["sqlite", "postgres"] as const)("sessions on %s", { timeout: 60_000 }, (kind) => {
  let site: TestSite;
  let jin: TestBrowser;
  beforeAll(async () => {
    site = await testSite(kind);
    jin = await site.owner();
  }, 60_000);
  afterAll(() => site.close());

  /** What ends sessions of somebody's. */
  type Event = (mina: TestBrowser, email: string) => Promise<unknown>;

  const aged = (column: "seen_at" | "created_at", age: number) => async (mina: TestBrowser) => {
    const id = await idOf(mina);
    await site.db(({ db }) =>
      db
        .updateTable("team_session")
        .set({ [column]: Date.now() - age })
        .where("member_id", "=", id)
        .execute(),
    );
  };
  const EVENTS: Readonly<Record<string, Event>> = {
    "a new password": (mina) => mina.post("password", { old: PASSWORD, new: OTHER }),
    "a password that was forgotten": async (mina, email) => {
      await mina.post("reset", { email });
      const token = await site.tokenFor(email, "reset");
      return site.browser().post("accept", { token, password: OTHER });
    },
    "being deactivated": async (mina) => jin.post(`team/${await idOf(mina)}/deactivate`),
    "another role": async (mina) => jin.post(`team/${await idOf(mina)}/role`, { role: "marketer" }),
    "a second step": secondStep,
    "no second step any more": async (mina) => {
      await secondStep(mina);
      return mina.post("totp/off", { password: PASSWORD });
    },
    "the second step taken off by an owner": async (mina) => {
      await secondStep(mina);
      return jin.post(`team/${await idOf(mina)}/totp-off`);
    },
    "coming in by a link of the command line": async (_mina, email) => {
      const now = Date.now();
      const token = await site.printed({ purpose: "admin", email, locale: "en", now });
      return site.browser().post("accept", { token, password: OTHER });
    },
    "signing out everywhere": (mina) => mina.post("logout-everywhere"),
    "signing out": (mina) => mina.post("logout"),
    "signing in again": (mina, email) => mina.post("login", { email, password: PASSWORD }),
    "twelve hours without use": aged("seen_at", IDLE),
    "thirty days": aged("created_at", LONGEST),
  };
  /** After which another browser of theirs goes on. */
  const HERE_ALONE = ["signing out", "signing in again"];

  it.each(Object.keys(EVENTS))("end with %s, for every cookie of before", async (event) => {
    const email = address("mina");
    const mina = await site.invited(jin, email, "agent");
    const phone = site.browser();
    await phone.post("login", { email, password: PASSWORD });
    const before = site.browser(mina.cookies());
    const elsewhere = site.browser(phone.cookies());
    expect((await before.get("session")).status).toBe(200);
    expect((await elsewhere.get("session")).status).toBe(200);
    const became = (await EVENTS[event]!(mina, email)) as { status?: number } | undefined;
    if (became?.status !== undefined) expect(became).toMatchObject({ status: 200 });
    expect(await before.get("session")).toMatchObject({ status: 401, code: "sign-in-needed" });
    expect((await before.post("me", { name: "Eve" })).code).toBe("sign-in-needed");
    expect((await elsewhere.get("session")).status).toBe(HERE_ALONE.includes(event) ? 200 : 401);
  });

  it("end by their names, those of the member alone", async () => {
    const email = address("mina");
    const mina = await site.invited(jin, email, "agent");
    const phone = site.browser();
    await phone.post("login", { email, password: PASSWORD });
    const { body } = await mina.get("sessions");
    expect(body.sessions).toMatchObject([
      { current: false, device: "Chrome, Windows" },
      { current: true, device: "Chrome, Windows" },
    ]);
    const [other] = body.sessions as { id: string }[];
    expect((await jin.post(`sessions/${other!.id}/end`)).code).toBe("not-found");
    expect((await mina.post(`sessions/${other!.id}/end`)).status).toBe(200);
    expect((await mina.post(`sessions/${other!.id}/end`)).code).toBe("not-found");
    expect((await phone.get("session")).status).toBe(401);
    expect((await mina.get("session")).status).toBe(200);
  });

  it("are none that a browser has made up, and lie in the database as hashes", async () => {
    const email = address("jin");
    await site.owner(email);
    const fixed = "A".repeat(43);
    const victim = site.browser(`${TEAM_COOKIE}=${fixed}`);
    await victim.post("login", { email, password: PASSWORD });
    expect(victim.cookies()).not.toContain(fixed);
    expect((await site.browser(`${TEAM_COOKIE}=${fixed}`).get("session")).status).toBe(401);
    const rows = await site.db(({ db }) => db.selectFrom("team_session").selectAll().execute());
    expect(rows.map(({ hash }) => hash)).not.toContain(sessionHash(fixed));
    const secret = /stagelight-team=([^;]+)/.exec(victim.cookies())![1]!;
    expect(JSON.stringify(rows)).not.toContain(secret);
    expect(rows.map(({ hash }) => hash)).toContain(sessionHash(secret));
  });

  it("are noted when they are used", async () => {
    const mina = await site.invited(jin, address("mina"), "agent");
    await aged("seen_at", IDLE - 60_000)(mina);
    expect((await mina.get("session")).status).toBe(200);
    const seen = async () => {
      const { body } = await mina.get("sessions");
      return Date.parse((body.sessions as { seenAt: string }[])[0]!.seenAt);
    };
    await expect.poll(seen).toBeGreaterThan(Date.now() - 60_000);
  });
});
