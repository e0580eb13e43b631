import type { Page } from "playwright-core";
import { ENDLESS, type StatefulWidget } from "./widget-states.ts";
import type { Answer } from "./widgets.ts";

const words = (en: string, ko: string, zh: string) => ({ en, ko, zh });

/** Where else people can review. */
const LINKS = [
  { id: "google", url: "https://google.example/nuri", label: "Google" },
  { id: "naver", url: "https://naver.example/nuri", label: words("Naver", "네이버", "Naver") },
  { id: "fair", url: "https://fair.example/nuri", label: words("The fair", "박람회", "茶博会") },
];

/** A site that says all that can be said of its reviews. */
export const FULL_REVIEW = {
  links: LINKS,
  photos: 2,
  thanks: words("5% off your next order", "다음 주문 5% 할인", "下单九五折"),
  policy: "/reviews/",
};

const TAKEN = { status: "taken", review: "r1", key: "k1", links: LINKS.map(inEnglish) };

function inEnglish({ label, ...link }: (typeof LINKS)[number]) {
  return { ...link, label: typeof label === "string" ? label : label.en };
}

/** What a server answers to a review. */
export const reviewTaken = (more: object = {}): Answer => ({
  status: 202,
  body: { ...TAKEN, help: false, ...more },
});

interface Moment {
  readonly ask?: string;
  readonly score?: string;
  readonly answer?: Answer | "cut";
  /** What is there then. */
  readonly there?: string;
}

const STATES: Readonly<Record<string, Moment>> = {
  idle: {},
  nps: { ask: "nps", score: "7" },
  csat: { ask: "csat" },
  ces: { ask: "ces", score: "1" },
  invalid: { score: "", there: "#score-error" },
  sending: { answer: { ...reviewTaken(), delayMs: 600_000 }, there: "[aria-disabled=true]" },
  proof: {
    answer: { status: 403, body: { challenge: ENDLESS } },
    there: "[part=progress]:not(.unseen)",
  },
  server: { answer: { status: 500 }, there: "[part=failure]:not(.unseen)" },
  link: {
    answer: { status: 403, body: { code: "token-invalid" } },
    there: "[part=failure]:not(.unseen)",
  },
  sent: { answer: reviewTaken({ thanks: { text: "5%", code: "TEA-7F3K" } }), there: "#result" },
  help: { score: "1", answer: reviewTaken({ help: true }), there: "[part=help]" },
  used: { answer: { status: 409, body: { code: "invitation-used" } }, there: "#result" },
  offline: { answer: "cut", there: "#result" },
};

/** The review widget, for tests of every state. */
export const REVIEW: StatefulWidget = {
  name: "review-request",
  site: (short) => ({ review: short ? { links: LINKS } : FULL_REVIEW }),
  async reach(page, server, attributes) {
    // Asked by a mail, people see what is promised.
    await page.evaluate(() => history.replaceState(null, "", "#review=token"));
    for (const [state, moment] of Object.entries(STATES)) {
      const { ask = "stars" } = moment;
      await add(
        page,
        `<stagelight-review-request product="${state}" ask="${ask}" ${attributes}></stagelight-review-request>`,
      );
      const widget = page.locator(`stagelight-review-request[product="${state}"]`);
      await widget.scrollIntoViewIfNeeded();
      await widget.locator("[type=submit]").waitFor();
      const { score = "4", answer, there } = moment;
      if (score && state !== "idle") await widget.locator(`[value="${score}"]`).check();
      if (!there) continue;
      if (answer === "cut") await page.route("**/v1/reviews", (route) => route.abort());
      else if (answer) server.answers.push(answer);
      await widget.locator("[type=submit]").first().click();
      await widget.locator(there).first().waitFor();
      await page.unroute("**/v1/reviews");
    }
    const help = page.locator('stagelight-review-request[product="help"]');
    await help.locator("[part=help] [type=submit]").click();
    await help.locator("#help-error").waitFor();
  },
};

/** A survey with every kind of question. */
export const SURVEYS = {
  every: {
    heading: words("Your first order", "첫 주문", "您的首单"),
    text: words("Two minutes.", "2분이면 됩니다.", "两分钟。"),
    thanks: words("This helps us.", "큰 도움이 됩니다.", "很有帮助。"),
    links: true,
    questions: [
      {
        id: "heard",
        kind: "choice",
        required: true,
        trait: "heardFrom",
        label: words("How did you hear of us?", "어떻게 알게 되셨나요?", "如何知道我们的？"),
        options: [
          { value: "friend", label: words("A friend", "친구", "朋友") },
          { value: "other", label: words("Elsewhere", "그 밖에", "其他") },
        ],
      },
      {
        id: "where",
        kind: "text",
        label: words("Where?", "어디에서요?", "在哪里？"),
        when: { question: "heard", is: ["other"] },
      },
      {
        id: "kinds",
        kind: "choices",
        label: words("What do you drink?", "무엇을 드시나요?", "您喝什么？"),
        options: [
          { value: "tea", label: words("Tea", "차", "茶") },
          { value: "coffee", label: words("Coffee", "커피", "咖啡") },
        ],
      },
      { id: "nps", kind: "nps", label: words("Recommend us?", "추천하시겠어요?", "会推荐吗？") },
      { id: "csat", kind: "csat", label: words("Satisfied?", "만족하셨나요?", "满意吗？") },
      { id: "ces", kind: "ces", label: words("Was it easy?", "쉬웠나요?", "容易吗？") },
      { id: "stars", kind: "stars", label: words("The parcel", "포장", "包裹") },
    ],
  },
};

/** The survey, for tests of every state. */
export const SURVEY: StatefulWidget = {
  name: "survey",
  site: () => ({ surveys: SURVEYS }),
  async reach(page, server, attributes) {
    for (const state of ["idle", "invalid", "added", "sent"]) {
      await add(
        page,
        `<stagelight-survey id="${state}" survey="every" ${attributes}></stagelight-survey>`,
      );
      const widget = page.locator(`stagelight-survey#${state}`);
      await widget.scrollIntoViewIfNeeded();
      await widget.locator("[type=submit]").waitFor();
      if (state === "added" || state === "sent") {
        await widget.locator('[value="other"]').check();
        await widget.locator('[name="answers.where"]').fill("A market");
        await widget.locator('.nps [value="9"]').check();
      }
      if (state === "invalid" || state === "sent") {
        if (state === "sent") server.answers.push({ status: 202, body: TAKEN });
        await widget.locator("[type=submit]").click();
        await widget
          .locator(state === "sent" ? "#result" : ".error")
          .first()
          .waitFor();
      }
    }
  },
};

async function add(page: Page, html: string): Promise<void> {
  await page.evaluate(
    (html) => document.querySelector("main")!.insertAdjacentHTML("beforeend", html),
    html,
  );
}
