import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { SECRET, SITE } from "../http/test-server.ts";
import { TRUST } from "../log/log.ts";
import { newVisitorSecret } from "../keys/visitor-secret.ts";
import { type TestSurveys, testSurveys } from "./test-surveys.ts";

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe.each(["sqlite", "postgres"] as const)("surveys on %s", (kind) => {
  let test: TestSurveys;
  beforeAll(async () => {
    test = await testSurveys(kind);
  }, 60_000);
  afterAll(() => test.close());

  const traitsOf = async (profileId: string): Promise<Record<string, unknown>> => {
    const row = await test.database.db
      .selectFrom("profile")
      .select("traits")
      .where("id", "=", profileId)
      .executeTakeFirst();
    return JSON.parse(row?.traits ?? "{}") as Record<string, unknown>;
  };
  const visitorRow = (id: string) =>
    test.database.db.selectFrom("visitor").selectAll().where("id", "=", id).executeTakeFirst();
  const newest = async (survey?: string) => (await test.kept(survey)).at(-1)!;
  const saidOf = async (what: string) =>
    (await test.told()).filter((event) => JSON.stringify(event).includes(what));

  it("keep an answer of nobody, without an id", async () => {
    const before = (await test.told()).length;
    const answers = { taste: 4, teas: ["green"] };
    const page = "https://nuri.example/tea/?token=secret";
    const { status, body } = await test.answer("tea", answers, { page });
    expect(status).toBe(202);
    expect(body).toEqual({ status: "taken", links: [] });
    const row = await newest();
    expect(JSON.parse(row.answers)).toEqual(answers);
    expect(row).toMatchObject({ visitor_id: null, profile_id: null, address_key: null });
    expect(row.page).not.toContain("secret");
    expect((await test.told()).length).toBe(before);
  });

  it("take what was asked for, and mind no answer to what was not asked", async () => {
    await test.answer("tea", { taste: 5, teas: ["green"], which: "Oolong", why: "Cold" });
    expect(JSON.parse((await newest()).answers)).toEqual({ taste: 5, teas: ["green"] });
    await test.answer("tea", { taste: 2, teas: ["other"], which: "Oolong" });
    const less = { taste: 2, teas: ["other"], which: "Oolong" };
    expect(JSON.parse((await newest()).answers)).toEqual(less);
  });

  it.each([
    [{}, "answers.taste"],
    [{ taste: 0 }, "answers.taste"],
    [{ taste: "good" }, "answers.taste"],
    [{ taste: 3, teas: ["black"] }, "answers.teas"],
    [{ taste: 3, shoe: 42 }, "answers.shoe"],
  ])("refuse %j by the name of the field", async (answers, path) => {
    const before = (await test.kept()).length;
    const { status, body } = await test.answer("tea", answers);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: "body-invalid", problems: [{ path }] });
    expect((await test.kept()).length).toBe(before);
  });

  it("are those of the config, and no others", async () => {
    expect(await test.answer("none", { taste: 3 })).toMatchObject({ status: 404 });
    expect((await test.ask("/surveys/constructor")).status).toBe(404);
  });

  it("show everybody the same links, byte for byte, whatever the score", async () => {
    const answers = [];
    for (let score = 0; score <= 10; score++) {
      const { body } = await test.answer("recommend", { nps: score });
      answers.push(JSON.stringify(body));
    }
    expect(new Set(answers).size).toBe(1);
    expect(JSON.parse(answers[0]!)).toMatchObject({
      links: [{ id: "google", label: "Google" }, { id: "naver" }, { id: "forum", label: "Forum" }],
    });
  });

  it("know a person by the token of a mail, whose traits the answers become", async () => {
    const { profileId, t } = await test.person(`mail-${kind}@tea.example`);
    expect((await test.answer("tea", { taste: 5, teas: ["green"] }, { t })).status).toBe(202);
    expect(await newest()).toMatchObject({ profile_id: profileId, visitor_id: null });
    expect((await newest()).address_key).not.toBeNull();
    await expect
      .poll(() => traitsOf(profileId))
      .toMatchObject({ teaTaste: 5, drinks: ["green"], email: `mail-${kind}@tea.example` });
    const told = (await saidOf(`"userId":"mail-${kind}"`)).filter(({ type }) => type === "track");
    expect(told.map(({ event, properties }) => [event, properties])).toEqual([
      ["Survey Answered", { survey: "tea" }],
      ["Score Given", { kind: "csat", score: 5, survey: "tea" }],
    ]);
    expect(told.map(({ trust }) => trust)).toEqual([TRUST.verifiedOnly, TRUST.verifiedOnly]);
    expect(told[0]).not.toHaveProperty("anonymousId");
  });

  it("know a promoter of whom it is known who that is, and of nobody else", async () => {
    const { t } = await test.person(`nps-${kind}@tea.example`);
    const promoters = async () =>
      (await saidOf("Promoter Identified")).map(({ userId, trust }) => [userId, trust]);
    await test.answer("recommend", { nps: 8 }, { t });
    await test.answer("recommend", { nps: 10 });
    const { secret } = await test.visitor(["analytics"]);
    await test.post("/surveys/recommend", [["answers.nps", "10"]], bearer(secret));
    expect(await promoters()).toEqual([]);
    await test.answer("recommend", { nps: 9 }, { t });
    expect(await promoters()).toEqual([[`nps-${kind}`, TRUST.verified]]);
  });

  it("take an answer with a token that does not work as one of nobody", async () => {
    await test.answer("tea", { taste: 1 }, { t: "v1.broken" });
    expect(await newest()).toMatchObject({ profile_id: null, address_key: null });
  });

  it("know a person by a token of the site's own server", async () => {
    const { profileId } = await test.person(`token-${kind}@tea.example`);
    const token = identityToken(SECRET, { aud: SITE, sub: `token-${kind}` });
    await test.answer("tea", { taste: 2 }, {}, bearer(token));
    expect(await newest()).toMatchObject({ profile_id: profileId, address_key: null });
    await expect.poll(() => traitsOf(profileId)).toMatchObject({ teaTaste: 2 });
    const forged = identityToken("x".repeat(32), { aud: SITE, sub: `token-${kind}` });
    expect((await test.answer("tea", { taste: 2 }, {}, bearer(forged))).status).toBe(401);
  });

  it("know a person by the visitor's secret, and bring no other browser to them", async () => {
    const { id, secret } = await test.visitor(["analytics", "personalization"]);
    await test.say(TRUST.verified, { type: "identify", userId: `own-${kind}`, anonymousId: id });
    await expect.poll(() => visitorRow(id)).not.toMatchObject({ profile_id: null });
    await test.answer("tea", { taste: 3 }, {}, bearer(secret));
    const row = await newest();
    expect(row.visitor_id).toBe(id);
    await expect.poll(() => traitsOf(row.profile_id!)).toMatchObject({ teaTaste: 3 });
    const [event] = (await saidOf(id)).filter(({ type }) => type === "track");
    // The tracker of the browser tells it for the hint.
    expect(event).toMatchObject({ anonymousId: id, trust: TRUST.verifiedOnly });
    expect(event).not.toHaveProperty("userId");
  });

  it("keep nothing of who has sent it where nothing is allowed", async () => {
    for (const secret of [newVisitorSecret(), (await test.visitor([])).secret]) {
      await test.answer("tea", { taste: 4 }, {}, bearer(secret));
      expect(await newest()).toMatchObject({ visitor_id: null, profile_id: null });
    }
  });

  it("keep nothing of a known person either who has refused since, in the browser at hand", async () => {
    const { id, secret } = await test.visitor(["analytics"]);
    const userId = `refused-${kind}`;
    await test.say(TRUST.verified, { type: "identify", userId, anonymousId: id });
    await expect.poll(() => visitorRow(id)).not.toMatchObject({ profile_id: null });
    const { profile_id: profile } = (await visitorRow(id)) as unknown as { profile_id: string };
    const context = { consent: { categoryPreferences: { analytics: false } } };
    await test.say(TRUST.verified, { type: "track", event: "x", userId, context });
    const refusal = () =>
      test.database.db
        .selectFrom("profile")
        .select("consent")
        .where("id", "=", profile)
        .executeTakeFirst();
    await expect.poll(refusal).toEqual({ consent: "[]" });
    await test.answer("tea", { taste: 2 }, {}, bearer(secret));
    expect(await newest()).toMatchObject({ visitor_id: null, profile_id: null });
  });

  it("tell of a visitor without a name only where no tracker does, and as a hint", async () => {
    const { id, secret } = await test.visitor(["analytics", "personalization"]);
    await test.answer("tea", { taste: 4 }, {}, bearer(secret));
    expect((await newest()).visitor_id).toBe(id);
    expect(await saidOf(id)).toEqual([]);
    const sent = await test.post("/surveys/tea", [["answers.taste", "4"]], bearer(secret));
    expect(sent.status).toBe(200);
    const told = await saidOf(id);
    expect(told.map(({ type, trust }) => [type, trust])).toEqual([
      ["identify", TRUST.hint],
      ["track", TRUST.hint],
      ["track", TRUST.hint],
    ]);
    const claims = expect.stringContaining('"teaTaste":4');
    await expect.poll(() => visitorRow(id)).toMatchObject({ claims });
  });

  it("make no trait of what a person does not allow it of", async () => {
    const { profileId, t } = await test.person(`no-${kind}@tea.example`);
    const context = {
      consent: { categoryPreferences: { analytics: true, personalization: false } },
    };
    await test.say(TRUST.verified, { type: "track", event: "x", userId: `no-${kind}`, context });
    const consent = () =>
      test.database.db
        .selectFrom("profile")
        .select("consent")
        .where("id", "=", profileId)
        .executeTakeFirst();
    await expect.poll(consent).not.toEqual({ consent: null });
    await test.answer("tea", { taste: 5 }, { t });
    expect((await saidOf(`no-${kind}`)).map(({ type }) => type)).toEqual(["track", "track"]);
    expect(await traitsOf(profileId)).not.toHaveProperty("teaTaste");
  });

  it("count one sending once, of eight at the same time", async () => {
    const { profileId, t } = await test.person(`eight-${kind}@tea.example`);
    const idempotency = `eight-times-${kind}`;
    const sent = await Promise.all(
      Array.from({ length: 8 }, () => test.answer("tea", { taste: 5 }, { t, idempotency })),
    );
    expect(sent.map(({ status }) => status)).toEqual(Array.from({ length: 8 }, () => 202));
    const rows = (await test.kept()).filter((row) => row.profile_id === profileId);
    expect(rows).toHaveLength(1);
    expect(rows[0]!.idempotency).not.toContain(idempotency);
    expect(await saidOf(`"userId":"eight-${kind}"`)).toHaveLength(3);
  });

  it("answer what nobody sees filled in as if it were taken", async () => {
    const before = (await test.kept()).length;
    const { status } = await test.answer("tea", { taste: 5 }, { trap: "spam" });
    expect(status).toBe(202);
    expect((await test.kept()).length).toBe(before);
  });

  it("ask for a proof when one address sends many, and raise no alarm of sign-ups", async () => {
    const send = () =>
      test.ask("/v1/surveys/tea", {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ answers: { taste: 5 }, began: 5_000 }),
        address: "192.0.2.77",
      });
    let last = await send();
    for (let form = 0; form < 10; form++) last = await send();
    expect(last.status).toBe(403);
    expect(await last.json()).toMatchObject({ code: "proof-required" });
    const state = await test.server.services.alarm.state();
    expect(state.lastHour).toBe(0);
  });
});
