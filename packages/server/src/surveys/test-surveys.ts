import { vi } from "vitest";
import { testDatabase } from "../store/test-database.ts";
import {
  BASE,
  type Saying,
  saying,
  SITE,
  type TestServer,
  testServer,
} from "../http/test-server.ts";
import { newVisitorSecret, visitorIdOf } from "../keys/visitor-secret.ts";
import { recordKeys } from "../privacy/suppression.ts";
import type { Database, DatabaseKind } from "../store/database.ts";
import { openDatabase } from "../store/open.ts";
import type { SurveyAnswerTable } from "../store/review-tables.ts";
import { writeSurveyToken } from "./token.ts";

/** Surveys of a test's tea shop. */
export const SURVEYS = [
  { id: "recommend", use: "nps", links: true },
  {
    id: "tea",
    heading: { en: "How was the tea?", ko: "차는 어떠셨나요?", zh: "茶怎么样？" },
    text: { en: "It takes a minute.", ko: "1분이면 됩니다.", zh: "只需一分钟。" },
    questions: [
      {
        id: "taste",
        kind: "csat",
        label: { en: "The taste", ko: "맛", zh: "口味" },
        required: true,
        trait: "teaTaste",
      },
      {
        id: "teas",
        kind: "choices",
        label: { en: "What did you drink?", ko: "무엇을 드셨나요?", zh: "您喝了什么？" },
        options: [
          { value: "green", label: { en: "Green", ko: "녹차", zh: "绿茶" } },
          { value: "other", label: { en: "Other", ko: "기타", zh: "其他" } },
        ],
        trait: "drinks",
      },
      {
        id: "which",
        kind: "text",
        label: { en: "Which?", ko: "어떤 차인가요?", zh: "哪种？" },
        when: { question: "teas", is: ["other"] },
      },
      {
        id: "why",
        kind: "text",
        label: { en: "What was wrong?", ko: "무엇이 아쉬우셨나요?", zh: "哪里不好？" },
        when: { question: "taste", atMost: 2 },
      },
    ],
  },
  { id: "leaving", use: "unsubscribe" },
] as const;

/** Where else people can review it. */
export const LINKS = [
  { id: "google", url: "https://g.example/review" },
  { id: "naver", url: "https://naver.example/review" },
  { id: "forum", url: "https://forum.example/?a=1&b=2", label: { en: "Forum", ko: "포럼" } },
] as const;

/** What was said is known a little later: PostgreSQL hides it while anybody writes. */
const PATIENCE = { timeout: 20_000 };

/** A server with surveys, and its database. */
export interface TestSurveys extends TestServer {
  readonly database: Database;
  readonly say: Saying;
  /** A request to any path below the base path, from an address of its own. */
  ask(path: string, request?: Asked): Promise<Response>;
  /** Sends answers as the widget does. */
  answer(
    survey: string,
    answers: object,
    more?: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ status: number; body: Record<string, unknown> }>;
  /** Sends a form as a browser without code does. */
  post(path: string, fields: Fields, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Answers that are kept, the oldest first. */
  kept(survey?: string): Promise<SurveyAnswerTable[]>;
  /** What of surveys stands in the log. */
  told(): Promise<Record<string, unknown>[]>;
  /** Somebody whom the site's server has told of: their profile, and the token of a mail to them. */
  person(email: string): Promise<{ profileId: string; t: string }>;
  /** A browser that has said what it allows. */
  visitor(allows: readonly string[]): Promise<{ id: string; secret: string }>;
}

/** What is another than usual in a request. */
export interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly address?: string;
}

/** Fields of a form, in their order. */
export type Fields = readonly [name: string, value: string][];

/** Such a server, on a database of its own. */
export async function testSurveys(
  kind: DatabaseKind = "sqlite",
  config: object = {},
): Promise<TestSurveys> {
  const { address, remove } = await testDatabase(kind);
  const test = await testServer({
    config: {
      site: { name: "Nuri Tea", url: SITE, locales: ["en", "ko", "zh"] },
      mail: { from: "Nuri Tea <hello@nuri.example>", postalAddress: "Nuri Tea, Seoul" },
      review: { links: LINKS },
      surveys: SURVEYS,
      ...config,
    },
    environment: { DATABASE_URL: address },
    development: true,
  });
  const { services } = test.server;
  const { clock, ring } = services;
  const database = openDatabase(address);
  const say = saying(test.server);
  let calls = 0;
  const ask: TestSurveys["ask"] = (path, { method = "GET", address: from, ...init } = {}) =>
    test.server.fetch(
      new Request(/^https?:/.test(path) ? path : BASE + path, { method, ...init }),
      {
        address: from ?? `198.51.${++calls >> 8}.${calls & 255}`,
      },
    );
  return {
    ...test,
    database,
    say,
    ask,
    async answer(survey, answers, more = {}, headers = {}) {
      const response = await ask(`/v1/surveys/${survey}`, {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({ answers, began: 5_000, locale: "en", ...more }),
      });
      return {
        status: response.status,
        body: (await response.json()) as Record<string, unknown>,
      };
    },
    post: (path, fields, headers = {}) =>
      ask(path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        body: new URLSearchParams([...fields]).toString(),
      }),
    kept: (survey = "tea") =>
      database.db
        .selectFrom("survey_answer")
        .selectAll()
        .where("survey", "=", survey)
        .orderBy("created_at")
        .execute(),
    async told() {
      const rows = await database.db.selectFrom("log").selectAll().orderBy("id").execute();
      return rows
        .map(({ body, trust }) => ({ ...(JSON.parse(body) as Record<string, unknown>), trust }))
        .filter((event) => JSON.stringify(event).includes("stagelight survey"));
    },
    async person(email) {
      await say(1, { type: "identify", userId: email.split("@")[0], traits: { email } });
      const row = await vi.waitFor(
        () =>
          database.db
            .selectFrom("identity")
            .select("profile_id")
            .where("value", "=", email)
            .executeTakeFirstOrThrow(),
        PATIENCE,
      );
      const reader = {
        profileId: row.profile_id,
        addressKey: recordKeys(ring, email)[0]!,
        language: "ko",
      };
      const { config: read } = services;
      const t = writeSurveyToken({ config: read, ring }, reader, clock.now());
      return { profileId: row.profile_id, t };
    },
    async visitor(allows) {
      const secret = newVisitorSecret();
      const id = visitorIdOf(secret);
      const purposes = ["necessary", "analytics", "personalization", "marketing"];
      const said = purposes.map((purpose) => [purpose, allows.includes(purpose)]);
      await say(0, {
        type: "page",
        anonymousId: id,
        context: { consent: { categoryPreferences: Object.fromEntries(said) } },
        stagelight: { visitor: true },
      });
      await vi.waitFor(
        () =>
          database.db
            .selectFrom("visitor")
            .select("id")
            .where("id", "=", id)
            .where("consent", "is not", null)
            .executeTakeFirstOrThrow(),
        PATIENCE,
      );
      return { id, secret };
    },
    async close() {
      await test.close();
      await database.close();
      await remove();
    },
  };
}
