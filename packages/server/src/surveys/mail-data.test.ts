import { afterAll, beforeAll, expect, it } from "vitest";
import { meAnswerSchema } from "@stagelight/core/endpoints";
import { identityToken } from "../../../../test/kit/identity-token.ts";
import { SECRET, SITE } from "../http/test-server.ts";
import { recordKeys } from "../privacy/suppression.ts";
import { unsubscribeLink } from "../mail/unsubscribe/token.ts";
import { renderWith, template, templatesOf } from "../mail/templates/test-site.ts";
import { mailSurveys } from "./mail-data.ts";
import { type TestSurveys, testSurveys } from "./test-surveys.ts";

let test: TestSurveys;
beforeAll(async () => {
  test = await testSurveys();
}, 30_000);
afterAll(() => test.close());

/** The links of a mail lead to where the server listens, which a test's server does not. */
const here = (link: string): string => link.replace(/^https?:\/\/[^/]+\/_stagelight/, "");
const checkedIn = (page: string): string[] =>
  [...page.matchAll(/name="answers\.(\w+)" value="(\w+)" checked/g)].map(
    ([, name, value]) => `${name}=${value}`,
  );

it("a mail leads to a survey with a score filled in, and opening it answers nothing", async () => {
  const email = "mina@tea.example";
  await test.person(email);
  const surveys = await mailSurveys(test.server.services, {
    email,
    profileId: null,
    language: "ko",
  });
  const body =
    "{% for each in surveys.recommend.scores %}[{{ each.score }}]({{ each.url }}) {% endfor %}";
  const mail = renderWith(templatesOf({ "ko/ask.md": template(body) }), "ask", { surveys }, "ko");
  const links = [...mail.html.matchAll(/href="([^"]*surveys\/recommend[^"]*)"/g)].map(([, link]) =>
    here(link!.replaceAll("&amp;", "&")),
  );
  expect(links).toHaveLength(11);
  for (const [score, link] of links.entries()) {
    const page = await (await test.ask(link)).text();
    expect(checkedIn(page)).toEqual([`nps=${score}`]);
    expect(page).toContain('<html lang="ko">');
  }
  expect(await test.kept("recommend")).toEqual([]);
  // The address stands in no link, read or not.
  const { searchParams } = new URL(links[0]!, "https://nuri.example");
  const [, , payload = ""] = searchParams.get("t")!.split(".");
  expect(Buffer.from(payload, "base64url").toString("utf8")).not.toContain(email);
});

it("whoever presses send then is known, and their answer counts once", async () => {
  const email = "juno@tea.example";
  const { profileId } = await test.person(email);
  const reader = { email, profileId: null, language: "en" };
  const { recommend } = await mailSurveys(test.server.services, reader);
  const page = await (await test.ask(here(recommend!.scores[9]!.url))).text();
  const fields = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]+)"/g)].map(
    ([, name, value]): [string, string] => [name!, value!],
  );
  expect(fields.map(([name]) => name)).toEqual(expect.arrayContaining(["t", "idempotency"]));
  for (let times = 0; times < 2; times++) {
    const sent = await test.post("/surveys/recommend", [...fields, ["answers.nps", "10"]]);
    expect(sent.status).toBe(200);
    expect(await sent.text()).toContain("https://forum.example/?a=1&#38;b=2");
  }
  const rows = await test.kept("recommend");
  expect(rows.map(({ profile_id: id, answers }) => [id, answers])).toEqual([
    [profileId, '{"nps":10}'],
  ]);
});

it("no link fills in a text, and nothing of it is more than text", async () => {
  const hostile = '"><script>alert(1)</script>';
  const query = new URLSearchParams({
    t: hostile,
    locale: "en",
    "answers.taste": "2",
    "answers.teas": hostile,
    "answers.why": hostile,
    "answers.shoe": hostile,
  }).toString();
  const page = await (await test.ask(`/surveys/tea?${query}`)).text();
  expect(checkedIn(page)).toEqual(["taste=2"]);
  expect(page).not.toContain("<script");
  expect(page).toMatch(/<textarea[^>]*>\n<\/textarea>/);
});

it("who has unsubscribed is shown the way to the survey of those who leave", async () => {
  const { config, ring, links, clock } = test.server.services;
  const email = "hana@tea.example";
  const about = { email, category: "marketing", language: "en" } as const;
  const link = here(unsubscribeLink({ config, ring, links }, about, clock.now()));
  const asked = await (await test.ask(link)).text();
  expect(asked).not.toContain("/surveys/");
  const done = await (await test.ask(link, { method: "POST" })).text();
  const [, way = ""] = /href="([^"]*\/surveys\/leaving[^"]*)"/.exec(done) ?? [];
  const t = new URL(way.replaceAll("&#38;", "&")).searchParams.get("t")!;
  await test.answer("leaving", { reason: "too-many" }, { t });
  const [row] = await test.kept("leaving");
  expect(row).toMatchObject({ address_key: recordKeys(ring, email)[0], profile_id: null });
});

it("an answer is exported, told and erased with its owner", async () => {
  const email = "gone@tea.example";
  const { profileId, t } = await test.person(email);
  await test.answer("tea", { taste: 2, why: "It was a canary." }, { t });
  const token = identityToken(SECRET, { aud: SITE, sub: "gone" });
  const me = await test.ask("/v1/me", { headers: { authorization: `Bearer ${token}` } });
  const { surveys } = meAnswerSchema.parse(await me.json());
  expect(surveys).toMatchObject([{ survey: "tea", answers: { taste: 2 }, locale: "en" }]);
  const { ring, store, clock } = test.server.services;
  const addressKeys = recordKeys(ring, email);
  const kept = await store.run("export", { email, addressKeys, now: clock.now() });
  expect(JSON.stringify(kept)).toContain("It was a canary.");
  await store.run("erase", { email, addressKeys, suppress: "hash", now: clock.now() });
  const rows = (await test.kept()).filter((row) => row.profile_id === profileId);
  expect(rows).toEqual([]);
});
