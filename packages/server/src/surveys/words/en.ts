import type { SurveyWords } from "./words.ts";

export const en: SurveyWords = {
  optional: " (optional)",
  button: "Send",
  ends: {
    nps: { lowest: "{score}: not at all likely", highest: "{score}: extremely likely" },
    csat: { lowest: "{score}: very dissatisfied", highest: "{score}: very satisfied" },
    ces: { lowest: "{score}: strongly disagree", highest: "{score}: strongly agree" },
    stars: { lowest: "{score}: poor", highest: "{score}: excellent" },
  },
  and: " · ",
  only: {
    answered: "Only if you have answered “{question}”.",
    chosen: "Only if you have chosen {options} at “{question}”.",
    atMost: "Only if you have given {high} or less at “{question}”.",
    atLeast: "Only if you have given {low} or more at “{question}”.",
    between: "Only if you have given {low} to {high} at “{question}”.",
  },
  problems: {
    form: "Something is missing or does not fit. What you wrote is still here.",
    nothing: "Please answer a question.",
    missing: "Please answer this.",
    refused: "This does not fit. Please check it.",
  },
  sent: {
    title: "Thank you",
    links: "If you like, you can also review {site} here:",
  },
  wait: {
    title: "One moment, please",
    text: "Many people are answering right now. Please wait {seconds} seconds, then press the button. What you wrote is kept.",
    button: "Send",
  },
  tooMany: {
    title: "Please try again later",
    text: "Too many requests came from your connection. Wait a while, then press the button. What you wrote is kept.",
    button: "Try again",
  },
};
