import { texts as common } from "../../platform/texts/en.ts";
import type { ReviewTexts } from "./texts.ts";

export const texts: ReviewTexts = {
  ...common,
  stars: {
    heading: "Write a review",
    description: "Good or bad, every review helps others choose.",
    text: "Your review",
    button: "Send review",
  },
  shop: {
    heading: "How are we doing?",
    description: "One click is enough.",
    text: "What is the main reason?",
    button: "Send",
  },
  named: "How do you like {name}?",
  questions: {
    stars: "Your rating",
    nps: "How likely is it that you would recommend us to a friend or colleague?",
    csat: "How satisfied are you with us?",
    ces: "“They made it easy for me.” How much do you agree?",
  },
  star: "{score} of 5 stars",
  ends: {
    nps: ["not at all likely", "extremely likely"],
    csat: ["very dissatisfied", "very satisfied"],
    ces: ["strongly disagree", "strongly agree"],
  },
  permission: "You may quote this elsewhere on your site",
  photos: "Photos",
  photosHint: "{most} at most, together 6 MB.",
  remove: "Remove",
  alike: "It is the same for every review, whatever it says, and is noted at the review.",
  policy: "How we collect reviews",
  problems: {
    ...common.problems,
    "no-score": "Please choose one.",
    "too-many": "These are too many photos.",
    "too-large": "Together these photos are too large.",
    "no-photo": "Please choose JPEG, PNG, WebP or GIF pictures.",
  },
  failures: {
    ...common.failures,
    link: "The link in your mail has expired or is incomplete. Send again to go on without it.",
  },
  results: {
    sent: { heading: "Thank you", text: "We have it, and it counts, whatever it says." },
    used: { heading: "Thank you", text: "You have already written this review, and it counts." },
    offline: {
      heading: "Kept for later",
      text: "There is no connection at the moment. It is kept in this browser and sent as soon as there is one.",
    },
  },
  mailed: "It comes by mail.",
  links: "Would you tell others here, too?",
  help: {
    heading: "May we help?",
    label: "What went wrong?",
    address: "E-mail address for our answer",
    button: "Ask for help",
    sent: "Your message is on its way. Your review stays as it is.",
  },
};
