import { texts as common } from "../../platform/texts/en.ts";
import type { SurveyTexts } from "./texts.ts";

export const texts: SurveyTexts = {
  ...common,
  heading: "Survey",
  button: "Send",
  star: "{score} of 5 stars",
  ends: {
    nps: ["not at all likely", "extremely likely"],
    csat: ["very dissatisfied", "very satisfied"],
    ces: ["strongly disagree", "strongly agree"],
  },
  results: {
    sent: "Thank you",
    offline: {
      heading: "Kept for later",
      text: "There is no connection at the moment. Your answers are kept in this browser and sent as soon as there is one.",
    },
  },
  links: "Would you tell others here, too?",
};
