import type { ReferralStatusAnswer } from "@stagelight/core/endpoints";
import { type TestNewsletter, testNewsletter } from "../../newsletter/test-newsletter.ts";
import type { ReferralCodeTable } from "../../store/referral-tables.ts";
import type { Member } from "../member.ts";

/** The programs of a test's tea shop. */
export const REFERRAL = {
  landing: "/[...locale]/welcome/",
  programs: [
    {
      id: "friends",
      name: { en: "Friends", ko: "친구 추천", zh: "推荐好友" },
      text: {
        en: "Give 10 %, get 10 %.",
        ko: "친구와 함께 10% 할인",
        zh: "送朋友九折，自己也享九折。",
      },
      terms: {
        text: {
          en: "Once for each friend.",
          ko: "친구 한 명당 한 번입니다.",
          zh: "每位朋友限一次。",
        },
        version: "2026-11",
        page: "/[...locale]/terms/",
      },
      gift: {
        text: { en: "10 % off your first order", ko: "첫 주문 10% 할인", zh: "首单九折" },
        discount: { percent: 10 },
      },
      rewards: [
        {
          id: "thanks",
          to: "referrer",
          for: "first-order",
          give: { kind: "code", codes: { generate: { most: 100 } }, discount: { percent: 10 } },
          text: { en: "10 % off your next order", ko: "다음 주문 10% 할인", zh: "下次订单九折" },
        },
        {
          id: "teapot",
          to: "referrer",
          for: { friends: 3 },
          give: { kind: "credit", amount: 2000, currency: "USD" },
          text: { en: "20 dollars for a teapot", ko: "찻주전자 적립금", zh: "茶壶抵用金" },
        },
      ],
      invitations: true,
    },
    {
      id: "colleagues",
      name: "Colleagues",
      text: "Tea for the office.",
      terms: { text: "Once for each office.", version: "1" },
      gift: { text: "5 % off", discount: { percent: 5 } },
      rewards: [],
      showName: false,
    },
    {
      id: "last-year",
      name: "Last year",
      text: "It was nice.",
      ends: "2026-01-01",
      terms: { text: "Once.", version: "1" },
      gift: { text: "5 % off", discount: { percent: 5 } },
      rewards: [],
    },
  ],
} as const;

/** For tests: a server with a newsletter and referral programs, and what its members do. */
export interface TestMembers extends TestNewsletter {
  /** Sends the form for a link, as the widget does. */
  join(form: object, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Posts JSON to `v1/referral/…`. */
  post(
    path: string,
    body: object,
    headers?: Readonly<Record<string, string>>,
  ): Promise<{ readonly status: number; readonly answer: Answer }>;
  /** The token in the newest mail to somebody, once there are so many. */
  tokenOf(email: string, mails?: number): Promise<string>;
  /** Somebody who has joined and opened the mail. */
  member(email: string, form?: object): Promise<{ readonly t: string; readonly answer: Answer }>;
  memberRow(email: string): Promise<Member | undefined>;
  codes(email: string): Promise<ReferralCodeTable[]>;
  /** What the log has of an address, by name. */
  said(email: string): Promise<string[]>;
}

/** What `v1/referral/…` answers, or the problem. */
export type Answer = Partial<ReferralStatusAnswer> & {
  readonly code?: string;
  readonly status?: unknown;
  readonly problems?: readonly { readonly path: string }[];
};

/** Such a server, on a database of its own. */
export async function testMembers(
  kind: "sqlite" | "postgres" = "sqlite",
  referral: object = REFERRAL,
): Promise<TestMembers> {
  const test = await testNewsletter(kind, { referral });
  const send = (path: string, body: object, headers: object = {}) =>
    test.ask(`/v1/referral/${path}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  const post: TestMembers["post"] = async (path, body, headers) => {
    const response = await send(path, body, headers);
    return { status: response.status, answer: (await response.json()) as Answer };
  };
  const join: TestMembers["join"] = (form, headers) =>
    send("join", { began: 5_000, locale: "en", terms: { version: "2026-11" }, ...form }, headers);
  const tokenOf: TestMembers["tokenOf"] = async (email, mails) => {
    const link = await test.linkIn(email, "/v1/referral/open", mails);
    return new URL(link).searchParams.get("t")!;
  };
  const memberRow: TestMembers["memberRow"] = async (email) =>
    (await test.rows<Member>("referral_member")).find((row) => row.email === email);
  return {
    ...test,
    join,
    post,
    tokenOf,
    async member(email, form) {
      await join({ email, ...form });
      const t = await tokenOf(email);
      return { t, answer: (await post("status", { t })).answer };
    },
    memberRow,
    async codes(email) {
      const row = await memberRow(email);
      return (await test.rows<ReferralCodeTable>("referral_code")).filter(
        ({ member_id: id }) => id === row?.id,
      );
    },
    said: async (email) =>
      (await test.server.services.store.read.selectFrom("log").select("body").execute())
        .map(({ body }) => JSON.parse(body) as { type: string; event?: string })
        .filter((event) => JSON.stringify(event).includes(email))
        .map(({ type, event }) => event ?? type),
  };
}
