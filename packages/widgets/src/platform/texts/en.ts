import { few } from "./few/en.ts";
import type { CommonTexts } from "./texts.ts";

export const texts: CommonTexts = {
  ...few,
  email: "E-mail address",
  proof: "One moment, we are making sure that you are not a robot.",
  trap: "Leave this field empty",
  problems: {
    missing: "Please fill this in.",
    "not-chosen": "Please choose at least one.",
    "no-address": "Please write an address such as mina@example.com.",
    "too-long": "This is too long.",
    refused: "The server does not accept this. Please check it.",
  },
};
