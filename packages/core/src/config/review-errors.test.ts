import { tellsEach } from "./test-errors.ts";

/** A config that has all that reviews need. */
const site = (review: unknown, more: object = {}) => ({
  site: { name: "Nuri Tea", url: "https://nuri.example" },
  server: {},
  mail: { from: "hello@nuri.example", postalAddress: "Nuri Tea, Jongno-gu, Seoul" },
  review,
  ...more,
});
const GOOGLE = { id: "google", url: "https://g.page/r/nuri/review" };
const CODES = { generate: { prefix: "TEA-", most: 50 } };
const link = (more: object) => site({ links: [{ ...GOOGLE, ...more }] });
const thanks = (more: object) => site({ thanks: { codes: CODES, text: "5 % off", ...more } });
const ASK = { id: "ask", widget: "review", as: "popup", trigger: { code: true } };
const prompt = (more: object, rest: object = {}) =>
  site({}, { prompts: [{ ...ASK, ...more }], ...rest });
const mail = (more: object) =>
  site(
    {},
    {
      mail: {
        from: "hello@nuri.example",
        postalAddress: "Nuri Tea, Jongno-gu, Seoul",
        lifecycle: [
          { id: "ask", when: { event: "Order Completed" }, template: "review-request", ...more },
        ],
      },
    },
  );

/** A model in which promoters come to a stage of their own, and more leads on from there. */
const fans = (more: string[], rules: object[], decay: object[] = []) => ({
  lifecycle: {
    model: {
      stages: ["new", "bought", "fans", ...more, "ask"],
      rules: [
        { to: "bought", when: { event: "Order Completed" } },
        { to: "fans", from: "bought", when: { event: "Promoter Identified" } },
        ...rules,
      ],
      decay,
    },
  },
});

/** What people write wrong of reviews, by what it is. */
const WRONG: Record<string, unknown> = {
  "review: true": site(true),
  "a key with a slip": site({ link: [] }),
  "a link of an unknown place without a label": link({ id: "forum" }),
  "a place with a slip": link({ id: "gogle" }),
  "a link without https": link({ url: "http://nuri.example" }),
  "a link that runs code": link({ url: "javascript:alert(1)" }),
  "two links of one place": site({ links: [GOOGLE, GOOGLE] }),
  "too many links": site({
    links: Array.from({ length: 13 }, (_, index) => ({ ...GOOGLE, id: `a${index}`, label: "A" })),
  }),
  "a shop that reviews itself": site({ about: "Organization" }),
  "a business that reviews itself": site({ about: "LocalBusiness" }),
  "a restaurant that reviews itself": site({ about: "Restaurant" }),
  "a kind that shows no stars": site({ about: "Person" }),
  "a kind with a slip": site({ about: "product" }),
  "too many photos": site({ photos: { most: 20 } }),
  "photos: true": site({ photos: true }),
  "moderation by somebody": site({ moderation: "auto" }),
  "asked after a visit": site({ ask: { after: "Product Viewed" } }),
  "asked after years": site({ ask: { wait: "800d" } }),
  "ask: true": site({ ask: true }),
  "thanks without codes": site({ thanks: { text: "5 % off" } }),
  "thanks for nobody": site({ ask: false, thanks: { codes: CODES, text: "5 % off" } }),
  "a burst without an end": site({ burst: { most: 50 } }),
  "a burst of a few": site({ burst: { most: 9, within: "10m" } }),
  "a burst of months": site({ burst: { most: 50, within: "90d" } }),
  "no server": site({}, { server: false }),
  "no sender": site({}, { mail: undefined }),
  "no postal address": site({}, { mail: { from: "hello@nuri.example" } }),
  "a policy in languages that there are not": site({ policy: "/[locale]/reviews" }),
  "a prompt without reviews": site(undefined, { prompts: [ASK] }),
  "a prompt with an unknown attribute": prompt({ attributes: { products: "sejak" } }),

  "links for good scores": site({ links: [GOOGLE], minScore: 4 }),
  "links by a condition": site({ links: [GOOGLE], linksWhen: { stars: { gte: 4 } } }),
  "a link for good scores": link({ when: { score: { gte: 9 } } }),
  "a link from four stars": link({ minimumStars: 4 }),
  "a link for promoters": link({ onlyPromoters: true }),
  "a link for an audience": link({ audience: "vip" }),
  "a link that is hidden": link({ hide: true }),
  "a reward for a review elsewhere": link({ reward: "5 % off" }),
  "thanks for a review elsewhere": link({ thanks: { codes: CODES, text: "5 % off" } }),
  "thanks for good reviews": thanks({ minStars: 5 }),
  "thanks by a condition": thanks({ when: { stars: 5 } }),
  "only some are asked": site({ ask: { audience: "vip" } }),
  "only who is content is asked": site({ ask: { if: { traits: { nps: { gte: 9 } } } } }),
  "photos for good scores": site({ photos: { most: 3, ifScore: 5 } }),

  "a prompt after many stars": prompt({
    trigger: { event: "Review Submitted", properties: { stars: { gte: 4 } } },
  }),
  "a prompt for promoters": prompt({ trigger: { event: "Promoter Identified" } }),
  "a prompt after a good score of one's own": prompt({
    trigger: [{ after: "10s" }, { event: "Feedback Given", properties: { "answer.csatScore": 5 } }],
  }),
  "a prompt by a trait of a score": prompt({ when: { traits: { nps: { gte: 9 } } } }),
  "a prompt by an answer": prompt(
    { when: { not: { traits: { mood: "bad" } } } },
    {
      surveys: [
        {
          id: "mood",
          heading: "Your day",
          questions: [
            {
              id: "mood",
              kind: "choice",
              label: "How is it?",
              trait: "mood",
              options: [
                { value: "good", label: "Good" },
                { value: "bad", label: "Bad" },
              ],
            },
          ],
        },
      ],
    },
  ),
  "a prompt by an answer to a template": prompt(
    { when: { traits: { heardFrom: "friend" } } },
    { surveys: [{ id: "heard", use: "heard-about-us" }] },
  ),
  "a prompt by an audience of the content": prompt(
    { when: { all: ["customers", "content"] } },
    {
      audiences: { customers: { orders: { gte: 1 } }, content: { traits: { stars: [4, 5] } } },
    },
  ),
  "a prompt by a segment of the content": prompt(
    { when: { segment: "fans" } },
    { segments: { fans: { traits: { rating: { gte: 4 } } } } },
  ),
  "a prompt by points for stars": prompt(
    { when: { score: { gte: 10 } } },
    {
      lifecycle: {
        score: {
          halfLife: "30d",
          points: [{ event: "Review Submitted", properties: { stars: 5 }, points: 10 }],
        },
      },
    },
  ),
  "a prompt by the stage of promoters": prompt({ when: { stage: "advocacy" } }),
  "a prompt as promoters come to their stage": prompt({ trigger: { stage: "advocacy" } }),
  "a prompt by a stage of one's own": prompt(
    { when: { stage: "fans" } },
    {
      lifecycle: {
        model: {
          stages: ["new", "bought", "fans"],
          rules: [
            { to: "bought", when: { event: "Order Completed" } },
            { to: "fans", when: { traits: { nps: { gte: 9 } } } },
          ],
        },
      },
    },
  ),
  "a prompt by a stage that fans alone go on to": prompt(
    { when: { stage: "ask" } },
    fans([], [{ to: "ask", from: "fans", when: { page: "/**" } }]),
  ),
  "a prompt by a stage that fans alone fall into": prompt(
    { trigger: { stage: "ask" } },
    fans([], [], [{ from: "fans", to: "ask", after: "1d" }]),
  ),
  "a prompt by a stage two steps after fans": prompt(
    { when: { stage: "ask" } },
    fans(
      ["calm"],
      [{ to: "ask", from: "calm", when: { page: "/**" } }],
      [{ from: "fans", to: "calm", after: "1d" }],
    ),
  ),
  "a prompt by the stage that who is not content has left": prompt(
    { when: { stage: "bought" } },
    fans(
      [],
      [
        {
          to: "ask",
          from: "bought",
          when: { event: "Score Given", properties: { score: { lte: 6 } } },
        },
      ],
    ),
  ),
  "a prompt by a happy trait": prompt({ when: { traits: { happy: true } } }),
  "a prompt by a trait in one word": prompt({ when: { traits: { npsscore: { gte: 9 } } } }),
  "a prompt by a trait in capitals": prompt({ when: { traits: { CSATscore: { gte: 4 } } } }),
  "a prompt after an event of the content": prompt({ trigger: { event: "Happy Customer Found" } }),
  "a prompt with audiences in a circle": prompt(
    { when: "a" },
    { audiences: { a: { not: "b" }, b: { not: "a" } } },
  ),
  "a survey with links after a good score": site(
    { links: [GOOGLE] },
    {
      surveys: [{ id: "nps", use: "nps", links: true }],
      prompts: [
        {
          ...ASK,
          widget: "survey",
          trigger: { event: "Score Given", properties: { score: { gte: 9 } } },
        },
      ],
    },
  ),
  "a mail after many stars": mail({
    when: { event: "Review Submitted", properties: { stars: { gte: 4 } } },
  }),
  "a mail to promoters": mail({ when: { stage: "advocacy" } }),
  "a mail that stops for promoters": mail({ stopWhen: ["Promoter Identified"] }),
  "another mail after five stars": mail({
    template: "five-stars",
    when: { event: "Review Submitted", properties: { stars: 5 } },
  }),
  "another mail after a good score": mail({
    template: "coupon",
    when: { event: ["Product Viewed", "Score Given"], properties: { score: { gte: 9 } } },
  }),
  "a mail to the content": mail({ if: { traits: { csat: { gte: 4 } } } }),
};

tellsEach(WRONG);
