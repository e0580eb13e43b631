import type { MailLinks } from "../message.ts";

/** What a preview shows: an order and a cart of a shop that sells tea. */
export function sampleData(language: string): Record<string, unknown> {
  const { name, currency, products, lists, promise, chat } =
    SAMPLES[new Intl.Locale(language).language] ?? SAMPLES.en!;
  return {
    person: { name },
    order: {
      order_id: "NT-1042",
      currency,
      total: products.reduce((sum, { price, quantity }) => sum + price * quantity, 0),
      products,
    },
    cart: { currency, products: products.slice(0, 2) },
    newsletter: { lists },
    incentive: { kind: "code", is: "given", text: promise, code: "NURI-7KQ4-MX9C-HW3R" },
    referral: { program: "friends", by: name, gift: promise },
    reward: {
      kind: "code",
      to: "referrer",
      state: "issued",
      text: promise,
      code: "NURI-4WD8-Q2ZK-7HBT",
    },
    review: {
      is: "published",
      product: products[0]!.name,
      kind: "stars",
      score: 4,
      author: name,
      promise,
      products: products.map(({ name }, place) => ({
        name,
        link: `https://nuri.example/_stagelight/reviews/new?t=sample-${place + 1}`,
      })),
    },
    chat: { ...chat, by: name, team: "Nuri Tea", replies: true },
    team: { by: name, changed: "password" },
    properties: { last_hour: 640, usual: 12, ceiling: 100 },
    links: {
      shop: "https://nuri.example/",
      cart: "https://nuri.example/cart/",
      account: "https://nuri.example/account/",
      dashboard: "https://nuri.example/_stagelight/dashboard/accept#token=sample",
      confirm: "https://nuri.example/_stagelight/v1/newsletter/confirm?t=sample",
      refuse: "https://nuri.example/_stagelight/v1/newsletter/refuse?t=sample",
      preferences: "https://nuri.example/_stagelight/v1/newsletter/preferences?t=sample",
      referral: "https://nuri.example/_stagelight/v1/referral/open?t=sample",
      invitation: "https://nuri.example/_stagelight/r/7KQ4MX9CHW3RT",
      privacy: "https://nuri.example/privacy/",
      chat: "https://nuri.example/_stagelight/v1/chat/continue?t=sample",
      inbox: "https://nuri.example/_stagelight/dashboard/inbox/sample",
    },
  };
}

/** Addresses of a preview. */
export const sampleLinks: MailLinks = {
  site: "https://nuri.example/",
  unsubscribe: "https://nuri.example/_stagelight/v1/unsubscribe?t=sample",
};

/** The page of a survey in a preview. */
export const sampleSurveyPage = (id: string): string =>
  `https://nuri.example/_stagelight/surveys/${id}?t=sample`;

interface Sample {
  readonly name: string;
  readonly lists: readonly { readonly name: string }[];
  /** What somebody gets for signing up. */
  readonly promise: string;
  /** A conversation. */
  readonly chat: {
    readonly messages: readonly {
      readonly by: string;
      readonly at: string;
      readonly lines: readonly string[];
    }[];
  };
  readonly currency: string;
  readonly products: readonly {
    readonly name: string;
    readonly variant?: string;
    readonly quantity: number;
    readonly price: number;
  }[];
}

const SAMPLES: Readonly<Record<string, Sample>> = {
  en: {
    name: "Hana Lindqvist",
    lists: [{ name: "New teas" }, { name: "Tastings" }],
    promise: "10 % off your first order",
    chat: {
      messages: [
        {
          by: "Jisoo",
          at: "Nov 23, 2026, 9:12 AM UTC",
          lines: ["Hello, yes, we ship to Norway.", "It takes five to eight days."],
        },
      ],
    },
    currency: "USD",
    products: [
      { name: "First flush sejak, spring 2026, loose leaf", quantity: 2, price: 23 },
      { name: "Night roast", quantity: 1, price: 13 },
      { name: "Celadon set for two", quantity: 1, price: 58.5 },
    ],
  },
  ko: {
    name: "김하나",
    lists: [{ name: "새로 나온 차" }, { name: "시음회" }],
    promise: "첫 주문 10% 할인",
    chat: {
      messages: [
        {
          by: "지수",
          at: "2026. 11. 23. 오전 9:12 UTC",
          lines: ["안녕하세요. 네, 노르웨이로도 보내 드려요.", "닷새에서 여드레쯤 걸려요."],
        },
      ],
    },
    currency: "KRW",
    products: [
      { name: "첫물 세작 2026년 봄 햇차, 잎차", quantity: 2, price: 28_000 },
      { name: "밤 호지차", quantity: 1, price: 16_000 },
      { name: "청자 2인 다기", quantity: 1, price: 72_000 },
    ],
  },
  zh: {
    name: "林小雨",
    lists: [{ name: "新茶" }, { name: "品茶会" }],
    promise: "首单九折",
    chat: {
      messages: [
        {
          by: "智秀",
          at: "2026年11月23日 09:12 UTC",
          lines: ["您好，可以寄到挪威。", "大约需要五到八天。"],
        },
      ],
    },
    currency: "CNY",
    products: [
      { name: "头采细雀，2026 年春茶，散茶", quantity: 2, price: 158 },
      { name: "夜焙茶", quantity: 1, price: 90 },
      { name: "青瓷双人茶具", quantity: 1, price: 398 },
    ],
  },
};
