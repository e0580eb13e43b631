import type { StagelightConfig } from "@stagelight/astro/config";

/** Who brings a friend: what the friend gets, what they get themselves, and on what terms. */
export const referral = {
  page: "/[...locale]/refer/",
  landing: "/[...locale]/",
  programs: [
    {
      id: "friends",
      name: { en: "Tea for two", ko: "같이 마시는 차", zh: "与友共饮" },
      text: {
        en: "Your friend gets 10% off the first order. Two weeks later, so do you.",
        ko: "친구는 첫 주문이 10% 할인되고, 2주 뒤에는 나도 10% 할인 코드를 받아요.",
        zh: "朋友首单九折；两周以后，您也有一张九折码。",
      },
      terms: {
        text: {
          en: "One code for each friend who has not ordered here before and keeps the tea; up to ten friends, three in any thirty days. What is sent back, or is only yourself under another address, does not count. If something looks odd, one of us looks at it before anything is refused.",
          ko: "처음 주문하고 차를 돌려보내지 않은 친구 한 사람마다 코드 하나를 드려요. 모두 열 사람, 30일에 세 사람까지예요. 환불된 주문과 다른 주소로 하신 본인의 주문은 세지 않아요. 이상해 보이는 것이 있으면 거절하기 전에 사람이 먼저 살펴봐요.",
          zh: "每有一位从未在本店下过单的朋友买了茶、没有退货，您得一张码；至多十位，任意三十天内至多三位。退款的订单不算，您换个邮箱自己下的单也不算。若有蹊跷，由人看过再说，不会直接拒绝。",
        },
        version: "2026-11",
        page: "/[...locale]/refer/#terms",
      },
      gift: {
        text: { en: "10% off your first order", ko: "첫 주문 10% 할인", zh: "首单九折" },
        discount: { percent: 10 },
      },
      rewards: [
        {
          id: "thanks",
          to: "referrer",
          for: "first-order",
          give: {
            kind: "code",
            codes: { generate: { prefix: "TEA-", most: 500 } },
            discount: { percent: 10 },
          },
          text: { en: "10% off your next order", ko: "다음 주문 10% 할인", zh: "下一单九折" },
          worth: { amount: 3_00, currency: "USD" },
        },
        {
          id: "taste",
          to: "friend",
          for: "first-order",
          give: { kind: "item", item: "sample-tin" },
          text: {
            en: "A sample tin with your second order",
            ko: "두 번째 주문에 맛보기 한 통",
            zh: "第二次下单，附赠一小罐试饮茶",
          },
          worth: { amount: 2_00, currency: "USD" },
        },
        {
          id: "teapot",
          to: "referrer",
          for: { friends: 3 },
          give: { kind: "credit", amount: 20_00, currency: "USD" },
          text: {
            en: "$20 towards a teapot",
            ko: "다기 적립금 20달러",
            zh: "20美元茶具金",
          },
        },
      ],
      caps: { perPerson: 10, perPersonPerMonth: 3, total: 500 },
      budget: { amount: 2_500_00, currency: "USD" },
      share: {
        text: {
          en: "The green tea I keep telling you about. With this link there is {gift}: {link}",
          ko: "전에 말한 그 녹차야. 이 링크로 들어가면 {gift}! {link}",
          zh: "一直跟你说的就是这家的绿茶，从这里进去{gift}：{link}",
        },
      },
    },
  ],
} satisfies StagelightConfig["referral"];

/** Whoever has become an advocate may be asked, once, whether a friend should hear of the tea. */
export const referralPrompts = [
  {
    id: "tell-a-friend",
    widget: "referral",
    as: "slide-in",
    trigger: { after: "15s" },
    when: { stage: "advocacy" },
    attributes: {
      heading: {
        en: "Tea for two?",
        ko: "친구와 같이 마실까요?",
        zh: "请朋友也喝一杯？",
      },
      description: {
        en: "10% for a friend’s first order, 10% for your next one.",
        ko: "친구의 첫 주문도 10%, 나의 다음 주문도 10% 할인이에요.",
        zh: "朋友首单九折，您的下一单也九折。",
      },
    },
  },
] as const;
