import { DatabaseSync } from "node:sqlite";
import type { OpenDashboard } from "./dashboard.ts";

/** What the config of a desk with decisions has. */
export const DESK = {
  mail: { from: "hello@nuri.example", postalAddress: "Seoul" },
  review: { ask: false },
  newsletter: {},
  surveys: [{ id: "heard", use: "heard-about-us" }],
  referral: {
    programs: [
      {
        id: "friends",
        name: "Tea with friends",
        text: "Give 10 %, get 5 dollars.",
        terms: { text: "Be kind.", version: "1" },
        gift: { text: "10 % off", discount: { percent: 10 } },
        rewards: [
          {
            id: "thanks",
            to: "referrer",
            for: "first-order",
            give: { kind: "credit", amount: 500, currency: "USD" },
            text: "5 dollars",
          },
        ],
      },
    ],
  },
  chat: {
    hours: {
      timeZone: "Asia/Seoul",
      weekly: { mon: ["09:00-18:00"], tue: ["09:00-12:00", "13:00-24:00"] },
    },
    away: { en: "We are asleep.", ko: "지금은 쉬는 시간입니다.", zh: "我们正在休息。" },
    answers: {
      pages: ["/help/**"],
      entries: [
        {
          id: "shipping",
          question: {
            en: "How long does shipping take?",
            ko: "배송은 얼마나 걸리나요?",
            zh: "配送需要多久？",
          },
          answer: { en: "Two days.", ko: "이틀입니다.", zh: "两天。" },
        },
      ],
    },
    lines: [
      {
        id: "shipping-costs",
        text: { en: "Questions about shipping?", ko: "배송이 궁금하신가요?", zh: "想了解配送吗？" },
        when: { visits: { gte: 2 } },
        trigger: [{ after: "20s" }, { event: "Cart Viewed" }],
      },
    ],
  },
} as const;

/** Somebody whom the site's server has told of: signed in, with an order, a mail and two browsers. */
export const MINA = { userId: "u-mina", email: "mina@example.com", name: "박미나" } as const;

/** For tests: people, reviews, rewards, failed jobs and questions, as time brings them. */
export async function fillDesk({ folder, url }: OpenDashboard): Promise<void> {
  const base = new URL("../v1/", url);
  const authorization = `Basic ${Buffer.from(`${folder.secret}:`).toString("base64")}`;
  const { userId, ...traits } = MINA;
  const batch = [
    { type: "page", anonymousId: "browser-of-mina-at-home", properties: { path: "/teas/" } },
    { type: "identify", userId, anonymousId: "browser-of-mina-at-home", traits },
    {
      type: "track",
      userId,
      event: "Order Completed",
      properties: { order_id: "1001", revenue: 32 },
    },
    { type: "identify", userId: "u-olga", traits: { name: "Olga", email: "olga@example.com" } },
  ];
  const sent = await fetch(new URL("batch", base), {
    method: "POST",
    headers: { authorization, "content-type": "application/json" },
    body: JSON.stringify({ batch }),
  });
  if (!sent.ok) throw new Error(`batch: ${sent.status} ${await sent.text()}`);
  const database = new DatabaseSync(folder.database.slice("file:".length), { timeout: 5_000 });
  try {
    const insert = (table: string, row: Record<string, string | number | null>): void => {
      const names = Object.keys(row);
      const places = names.map(() => "?").join(", ");
      database
        .prepare(`insert into ${table} (${names.join(", ")}) values (${places})`)
        .run(...Object.values(row));
    };
    const now = Date.now();
    const review = (id: string, score: number, text: string | null, more: object = {}): void =>
      insert("review", {
        id,
        product: "sejak",
        kind: "stars",
        score,
        text,
        author: "Hana",
        locale: "en",
        source: "mail",
        verified: 1,
        invited: 1,
        incentivised: 0,
        state: "waiting",
        permission: 1,
        created_at: now - 86_400_000,
        changed_at: now,
        votes: 0,
        ...more,
      });
    review("waits-longest", 2, "It came late, and the tin was dented.", {
      created_at: now - 3 * 86_400_000,
    });
    review("waits", 5, "The first flush is wonderful: 향이 정말 좋아요.");
    insert("review_product", {
      product: "sejak",
      name: "First flush sejak",
      frozen_at: now,
      frozen: "{}",
    });
    insert("referral_member", {
      id: "member-1",
      address_key: "key-1",
      self_key: "key-1",
      email: MINA.email,
      address: MINA.email,
      name: MINA.name,
      show_name: 1,
      locale: "ko",
      created_at: now,
      proven_at: now,
    });
    insert("referral_budget", { program: "friends", rewards: 1, worth: 0 });
    insert("reward", {
      id: "reward-1",
      program: "friends",
      rule: "thanks",
      member_id: "member-1",
      conversion: "order:2002",
      unit: "USD",
      amount: 500,
      settled: 0,
      worth: 0,
      state: "review",
      due_at: now + 86_400_000,
      reasons: '["same-network"]',
      created_at: now - 3_600_000,
      changed_at: now,
    });
    insert("job", {
      uid: "job-1",
      kind: "deliver",
      endpoint: "webhook",
      payload: "{}",
      created_at: now,
      wanted_at: now,
      due_at: now,
      attempts: 12,
      dead_at: now,
      trouble: "it answered 410",
    });
    insert("chat_unanswered", {
      id: "question-1",
      question: "Do you ship to the moon?",
      locale: "en",
      times: 4,
      last_at: now,
    });
  } finally {
    database.close();
  }
}
