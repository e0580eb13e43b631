import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  address,
  idOf,
  OTHER,
  PASSWORD,
  secondStep,
  type TestSite,
  testSite,
} from "./test-site.ts";

describe.each(["sqlite", "postgres"] as const)("the team on %s", { timeout: 60_000 }, (kind) => {
  let site: TestSite;
  beforeAll(async () => {
    site = await testSite(kind);
  }, 60_000);
  afterAll(() => site.close());

  const rowOf = (email: string) =>
    site.db(({ db }) =>
      db.selectFrom("team_member").selectAll().where("email", "=", email).executeTakeFirstOrThrow(),
    );

  it("begins with a link that was printed, once, while nobody is there", async () => {
    const first = () => site.printed({ purpose: "first-admin", now: Date.now() });
    const before = await first();
    const token = await first();
    const somebody = site.browser();
    const look = (shown: string) => somebody.post("accept/look", { token: shown });
    expect(await look(before)).toMatchObject({ status: 404, code: "link-unusable" });
    expect((await look(token)).body).toEqual({ purpose: "first-admin", role: "owner" });
    const about = { token, name: "Jin", password: PASSWORD };
    expect(await somebody.post("accept", about)).toMatchObject({ code: "body-invalid" });
    const told = await somebody.post("accept", { ...about, email: "Jin@Nuri.example" });
    expect(told.body).toMatchObject({
      member: { email: "jin@nuri.example", name: "Jin", role: "owner", totp: false },
      site: { url: "https://nuri.example" },
    });
    expect((await somebody.get("session")).body).toEqual(told.body);
    const again = await site.browser().post("accept", { ...about, email: "eve@nuri.example" });
    expect(again).toMatchObject({ status: 404, code: "link-unusable" });
    expect(await first()).toBe("somebody");
  });

  it("goes on by invitations, with a role, and by mail", async () => {
    const jin = await site.owner();
    const email = address("mina");
    const mina = await site.invited(jin, email, "agent");
    expect((await mina.get("session")).body).toMatchObject({ member: { role: "agent" } });
    const mail = await site.mailTo(email);
    expect(mail.split("\r\n\r\n")[0]).not.toContain("token");
    const twice = await jin.post("team/invite", { email, role: "owner" });
    expect(twice).toMatchObject({ status: 409, code: "member-refused" });
    const { members } = (await jin.get("team")).body as { members: object[] };
    expect(members).toContainEqual(
      expect.objectContaining({ email, role: "agent", state: "active", totp: false }),
    );
    const shown = ((await mina.get("team")).body as { members: object[] }).members;
    for (const each of shown) expect(each).not.toHaveProperty("totp");
    // Whoever is invited again comes in by the newest link alone, and with the newest role.
    const other = address("hana");
    await jin.post("team/invite", { email: other, role: "owner" });
    const old = await site.tokenFor(other);
    await jin.post("team/invite", { email: other, role: "agent" });
    const look = () => site.browser().post("accept/look", { token: old });
    expect(await look()).toMatchObject({ code: "link-unusable" });
    await jin.post(`team/${(await rowOf(other)).id}/deactivate`);
    expect(await rowOf(other)).toMatchObject({ role: "agent", state: "deactivated" });
  });

  it("signs in by password, and says the same of whoever is not there", async () => {
    const email = address("jin");
    const jin = await site.owner(email);
    const invited = address("new");
    const gone = address("gone");
    await jin.post("team/invite", { email: invited, role: "agent" });
    await jin.post(`team/${await idOf(await site.invited(jin, gone, "agent"))}/deactivate`);
    const else_ = site.browser();
    const login = (to: string, password: string) => else_.post("login", { email: to, password });
    const wrong = await login(email, OTHER);
    expect(wrong).toMatchObject({ status: 401, code: "login-refused" });
    for (const [to, password] of [
      [address("nobody"), PASSWORD],
      [invited, PASSWORD],
      [invited, ""],
      [gone, PASSWORD],
      ["no address", PASSWORD],
    ] as const) {
      expect(await login(to, password), to).toEqual(wrong);
    }
    expect(await login(` ${email.toUpperCase()}`, PASSWORD)).toMatchObject({ status: 200 });
    expect(await else_.get("session")).toMatchObject({ status: 200 });
  });

  it("asks for a code, takes each once, and recovery codes in its place", async () => {
    const email = address("jin");
    const jin = await site.owner(email);
    const { totp, recovery } = await secondStep(jin);
    expect(new Set(recovery).size).toBe(10);
    const login = (more: object = {}, password = PASSWORD) =>
      site.browser().post("login", { email, password, ...more });
    expect(await login()).toMatchObject({ status: 401, code: "totp-needed" });
    expect(await login({}, OTHER)).toMatchObject({ code: "login-refused" });
    expect(await login({ totp: "000000" })).toMatchObject({ code: "totp-refused" });
    const code = totp.generate();
    expect(await login({ totp: code }, OTHER)).toMatchObject({ code: "login-refused" });
    const both = await Promise.all([login({ totp: code }), login({ totp: code })]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([200, 401]));
    expect(await login({ totp: code })).toMatchObject({ code: "totp-refused" });
    const [first, second] = recovery;
    const typed = first!.toLowerCase().replace("-", " ");
    expect(await login({ recovery: typed })).toMatchObject({ status: 200 });
    expect(await login({ recovery: first })).toMatchObject({ code: "totp-refused" });
    expect(await login({ recovery: second })).toMatchObject({ status: 200 });
    const row = await rowOf(email);
    expect(JSON.stringify(row)).not.toContain(totp.secret.base32);
    for (const each of recovery) expect(JSON.stringify(row)).not.toContain(each);
    expect(JSON.parse(row.recovery!)).toHaveLength(8);
    const again = await jin.post("totp/begin", { password: PASSWORD });
    expect(again).toMatchObject({ code: "member-refused" });
  });

  it("asks who has forgotten the password for the code all the same", async () => {
    const email = address("jin");
    await secondStep(await site.owner(email));
    const else_ = site.browser();
    const known = await else_.post("reset", { email });
    expect(await else_.post("reset", { email: address("nobody") })).toEqual(known);
    const token = await site.tokenFor(email, "reset");
    const look = await else_.post("accept/look", { token });
    expect(look.body).toEqual({ purpose: "reset", email, role: "owner" });
    const used = await else_.post("accept", { token, name: "Eve", password: OTHER });
    expect(used.body).toEqual({ signedIn: false });
    expect((await else_.get("session")).status).toBe(401);
    expect(await else_.post("accept", { token, password: OTHER })).toMatchObject({ status: 404 });
    expect((await else_.post("login", { email, password: OTHER })).code).toBe("totp-needed");
    expect((await rowOf(email)).name).toBe("Jin");
  });

  it("lets in by the command line who has lost everything", async () => {
    const email = address("jin");
    await secondStep(await site.owner(email));
    const token = await site.printed({ purpose: "admin", email, locale: "en", now: Date.now() });
    const used = await site.browser().post("accept", { token, password: OTHER });
    expect(used.body).toMatchObject({ member: { email, name: "Jin", role: "owner", totp: false } });
  });

  it("always has an owner", async () => {
    const jin = await site.owner();
    const own = await idOf(jin);
    for (const [path, body] of [
      ["role", { role: "agent" }],
      ["deactivate", {}],
    ] as const) {
      expect(await jin.post(`team/${own}/${path}`, body)).toMatchObject({ code: "member-refused" });
    }
    expect(await jin.post("team/nobody/deactivate")).toMatchObject({ code: "member-unknown" });
    const mina = await site.invited(jin, address("mina"), "owner");
    const both = await Promise.all([
      jin.post(`team/${await idOf(mina)}/deactivate`),
      mina.post(`team/${own}/deactivate`),
    ]);
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  });

  it("writes down who did what, for good", async () => {
    const jin = await site.owner();
    const mina = await site.invited(jin, address("mina"), "agent");
    const id = await idOf(mina);
    await jin.post(`team/${id}/role`, { role: "marketer" });
    const { entries } = (await jin.get("audit")).body as { entries: { subject?: string }[] };
    const theirs = entries.filter(({ subject }) => subject === `member ${id}`);
    expect(theirs).toMatchObject([
      { actor: "Jin", action: "role-changed", detail: { from: "agent", to: "marketer" } },
      { actor: "Mina", action: "invitation-accepted" },
      { actor: "Jin", action: "member-invited", detail: { role: "agent" } },
    ]);
    const { text } = (await jin.get("audit.csv")).body as { text: string };
    expect(text.split("\r\n")[0]).toBe("at,actor,member,action,subject,detail");
    expect(text).toContain("invitation-accepted");
    await site.db(async ({ db }) => {
      const sealed = "audit_entry is append-only";
      const change = db.updateTable("audit_entry").set({ actor: "Eve" }).execute();
      await expect(change).rejects.toThrow(sealed);
      await expect(db.deleteFrom("audit_entry").execute()).rejects.toThrow(sealed);
    });
  });

  it("refuses passwords that are easy to guess, wherever one is set", async () => {
    const email = address("mina");
    const jin = await site.owner();
    await jin.post("team/invite", { email, role: "agent" });
    const token = await site.tokenFor(email);
    for (const [password, weakness] of [
      ["kettle", "short"],
      ["password123", "common"],
      ["minanuri12", "personal"],
    ]) {
      const refused = await site.browser().post("accept", { token, name: "Mina", password });
      expect(refused, password).toMatchObject({ status: 400, code: "password-weak" });
      expect(refused.body.detail).toBe(weakness);
    }
    const change = (old: string, to: string) => jin.post("password", { old, new: to });
    expect((await change(PASSWORD, "password123")).body.detail).toBe("common");
    expect((await change(PASSWORD, PASSWORD)).body.detail).toBe("same");
    expect(await change(OTHER, OTHER)).toMatchObject({ code: "login-refused" });
  });
});
