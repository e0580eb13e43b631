import { tellsEach } from "./test-errors.ts";

const GOOGLE = { id: "google", url: "https://g.page/r/nuri/review" };
const survey = (more: object, rest: object = {}) => ({
  server: {},
  surveys: [{ id: "heard", ...more }],
  ...rest,
});
const FROM = {
  id: "from",
  kind: "choice",
  label: "Where?",
  options: [
    { value: "friend", label: "A friend" },
    { value: "other", label: "Elsewhere" },
  ],
};
const STARS = { id: "stars", kind: "stars", label: "How is it?" };
const asks = (...questions: object[]) => survey({ heading: "A question", questions });
const extra = (when: object, before: object = FROM) =>
  asks(before, { id: "more", kind: "text", label: "Where?", when });
const PROMPT = { id: "ask", widget: "survey", as: "popup", trigger: { code: true } };

/** What people write wrong of surveys, by what it is. */
const WRONG: Record<string, unknown> = {
  "surveys: {}": { server: {}, surveys: {} },
  "nothing to ask": survey({}),
  "no heading": survey({ questions: [FROM] }),
  "an unknown template": survey({ use: "heard" }),
  "two surveys of one id": {
    server: {},
    surveys: [
      { id: "nps", use: "nps" },
      { id: "nps", use: "csat" },
    ],
  },
  "two questions of one id": asks(FROM, FROM),
  "a question of an unknown kind": asks({ ...STARS, kind: "rating" }),
  "a choice of nothing": asks({ ...FROM, options: undefined }),
  "a choice of one": asks({ ...FROM, options: FROM.options.slice(0, 1) }),
  "a choice of the same": asks({ ...FROM, options: [FROM.options[0], FROM.options[0]] }),
  "options of stars": asks({ ...STARS, options: FROM.options }),
  "a trait that is taken": asks({ ...FROM, trait: "email" }),
  "a trait of everything": asks({ ...FROM, trait: "__proto__" }),
  "an extra question that is required": asks(FROM, {
    ...STARS,
    required: true,
    when: { question: "from", is: ["friend"] },
  }),
  "a condition of the first question": asks({ ...STARS, when: { question: "from" } }),
  "a condition of a later question": asks(
    FROM,
    { ...STARS, when: { question: "more", atMost: 3 } },
    { id: "more", kind: "nps", label: "?" },
  ),
  "a condition without an answer": extra({ question: "from" }),
  "a condition without a score": extra({ question: "stars" }, STARS),
  "an answer that nobody can give": extra({ question: "from", is: ["friend", "radio"] }),
  "a bound of a choice": extra({ question: "from", atMost: 3 }),
  "an option of stars": extra({ question: "stars", is: ["five"] }, STARS),
  "a bound that is no score": extra({ question: "stars", atMost: 10 }, STARS),

  "links for good scores": survey({ use: "nps", links: { when: { atLeast: 9 } } }),
  "links by a key": survey({ use: "nps", links: true, linksWhen: { atLeast: 9 } }),
  "links from nine": survey({ use: "nps", minScore: 9 }),
  "links that there are not": survey({ use: "nps", links: true }),
  "a prompt without surveys": { server: {}, prompts: [PROMPT] },
  "a prompt for an unknown survey": survey(
    { use: "heard-about-us" },
    { prompts: [{ ...PROMPT, attributes: { survey: "herd" } }] },
  ),
  "no server": { surveys: [{ id: "heard", use: "heard-about-us" }] },
  "no server, with reviews": {
    review: { ask: false, links: [GOOGLE] },
    mail: { from: "hello@nuri.example" },
    surveys: [{ id: "heard", use: "heard-about-us" }],
  },
};

tellsEach(WRONG);
