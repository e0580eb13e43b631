import type { CommonTexts } from "./texts.ts";

export const texts: CommonTexts = {
  lang: "en",
  dir: "ltr",
  email: "E-mail address",
  name: "Name",
  optional: " (optional)",
  busy: "Sending…",
  proof: "One moment, we are making sure that you are not a robot.",
  trap: "Leave this field empty",
  problems: {
    missing: "Please fill this in.",
    "not-chosen": "Please choose at least one.",
    "no-address": "Please write an address such as mina@example.com.",
    "too-long": "This is too long.",
    refused: "The server does not accept this. Please check it.",
  },
  failures: {
    "too-many": "Too many requests came from here. Please wait a few minutes and try again.",
    server: "Something went wrong on our side. Please try again in a few minutes.",
    "no-answer": "No answer arrived. Please check your connection and try again.",
  },
};
