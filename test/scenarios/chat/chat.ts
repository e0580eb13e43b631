/** What the site's pages and its server are told of the chat. */
export const chat = {
  team: { en: "Nuri's team", ko: "누리 팀", zh: "努里团队" },
  lines: [
    {
      id: "shipping",
      text: {
        en: "Questions about shipping?",
        ko: "배송이 궁금하신가요?",
        zh: "关于运费，有什么想问的吗？",
      },
      when: { traits: { cart: "full" } },
      trigger: { event: "Page Viewed", properties: { topic: "shipping" } },
    },
    { id: "code", text: "Asked for by code", trigger: { code: true } },
  ],
} as const;
