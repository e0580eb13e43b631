import type { GalleryState, GalleryWidget } from "../platform/gallery.ts";
import { widgetHtml } from "../platform/static.ts";
import { languageOf } from "../platform/texts.ts";
import type { SurveySettings } from "./survey-options.ts";
import type { SurveyPage } from "./survey-page.ts";
import type { SurveyState, SurveyStatus } from "./survey-state.ts";
import { widget } from "./survey-widget.ts";
import { texts as en } from "./texts/en.ts";
import { texts as ko } from "./texts/ko.ts";
import { texts as zh } from "./texts/zh.ts";

/** How a survey looks at one moment, beside its status. */
interface Sample extends Partial<Omit<SurveyState, "status">> {
  /** Tells samples of one status from each other. */
  readonly name?: string;
}

const said = (en: string, ko: string, zh: string) => ({ en, ko, zh });

/** A question of every kind, and one that an answer adds. */
const SURVEYS: SurveySettings = {
  every: {
    heading: said("Your first order", "첫 주문", "您的首单"),
    text: said("Two minutes at most.", "2분이면 됩니다.", "最多两分钟。"),
    thanks: said("This helps us.", "큰 도움이 됩니다.", "这对我们很有帮助。"),
    questions: [
      {
        id: "heard",
        kind: "choice",
        required: true,
        label: said("How did you hear of us?", "어떻게 알게 되셨나요?", "您是如何知道我们的？"),
        options: [
          { value: "friend", label: said("From a friend", "친구를 통해", "朋友介绍") },
          { value: "other", label: said("Somewhere else", "그 밖에", "其他") },
        ],
      },
      {
        id: "where",
        kind: "text",
        label: said("Where?", "어디에서요?", "在哪里？"),
        when: { question: "heard", is: ["other"] },
      },
      {
        id: "kinds",
        kind: "choices",
        label: said("What do you drink?", "무엇을 즐겨 드시나요?", "您喝什么？"),
        options: [
          { value: "tea", label: said("Tea", "차", "茶") },
          { value: "coffee", label: said("Coffee", "커피", "咖啡") },
        ],
      },
      { id: "nps", kind: "nps", label: said("Recommend us?", "추천하시겠어요?", "会推荐吗？") },
      { id: "csat", kind: "csat", label: said("Satisfied?", "만족하셨나요?", "满意吗？") },
      { id: "ces", kind: "ces", label: said("Was it easy?", "쉬웠나요?", "容易吗？") },
      { id: "stars", kind: "stars", label: said("The parcel", "포장", "包裹") },
    ],
  },
};

const values = { "answers.heard": ["other"] };
const links = [
  { id: "google", url: "https://google.example/nuri", label: "Google" },
  { id: "naver", url: "https://naver.example/nuri", label: "Naver" },
];

/** At least one sample of every status: one that is missing does not compile. */
const SAMPLES: Readonly<Record<SurveyStatus, readonly [Sample, ...Sample[]]>> = {
  idle: [{}, { name: "an answer has added a question", values }],
  invalid: [
    { problems: { "answers.heard": "not-chosen" } },
    {
      name: "a text",
      values,
      problems: { "answers.where": "too-long", "answers.nps": "refused" },
    },
  ],
  sending: [{ values }],
  proof: [{ values }],
  sent: [{ values }, { name: "with links", values, links }],
  offline: [{ values }],
  failed: [
    { name: "too many", values, failure: "too-many" },
    { name: "the server's fault", values, failure: "server" },
    { name: "no answer", values, failure: "no-answer" },
  ],
};

/** The survey in all its states. */
export const surveyGallery: GalleryWidget = {
  name: "survey",
  states: Object.entries(SAMPLES).flatMap(([status, samples]) =>
    samples.map((sample) => stateOf(status as SurveyStatus, sample)),
  ),
};

function stateOf(status: SurveyStatus, { name, ...sample }: Sample): GalleryState {
  return {
    name: name ? `${status}: ${name}` : status,
    render: ({ locale, stylesheet, attributes }) =>
      widgetHtml(
        "survey",
        widget,
        { en, ko, zh }[languageOf(locale)],
        {
          server: "",
          known: true,
          locale,
          stylesheet,
          settings: SURVEYS,
          attributes: { survey: "every", ...attributes },
        },
        (page) => {
          // What is asked, its page reads there.
          (page as SurveyPage).set({ ...sample, status });
          return { page, state: page.$state.get(), live: true };
        },
      ),
  };
}
