import type { NewsletterTexts } from "./texts.ts";

export const texts: NewsletterTexts = {
  lang: "en",
  dir: "ltr",
  heading: "Newsletter",
  description: "News by e-mail, now and then. You can leave with one click.",
  email: "E-mail address",
  name: "Name",
  optional: " (optional)",
  lists: "What would you like to read?",
  button: "Subscribe",
  sending: "Sending…",
  proof: "One moment, we are making sure that you are not a robot.",
  meant: "Perhaps you meant {address}",
  trap: "Leave this field empty",
  problems: {
    missing: "Please fill this in.",
    "not-chosen": "Please choose at least one.",
    "no-address": "Please write an address such as mina@example.com.",
    "no-number": "Please write a number.",
    "no-date": "Please choose a date.",
    "too-long": "This is too long.",
    "not-ticked": "Please tick this box to subscribe.",
    refused: "The server does not accept this. Please check it.",
  },
  failures: {
    "too-many": "Too many requests came from here. Please wait a few minutes and try again.",
    server: "Something went wrong on our side. Please try again in a few minutes.",
    "no-answer": "No answer arrived. Please check your connection and try again.",
  },
  results: {
    sent: {
      heading: "One more step",
      text: "We have written to {address}. Open the mail and confirm, and you are in. If it does not arrive, look in the spam folder.",
    },
    "already-waiting": {
      heading: "Already on its way",
      text: "We wrote to {address} a moment ago. Please look for the mail, in the spam folder too.",
    },
    offline: {
      heading: "Kept for later",
      text: "There is no connection at the moment. Your request for {address} is kept in this browser and sent as soon as there is one.",
    },
  },
  resend: "Send again",
  resendNotes: {
    soon: "You can ask for it again in a minute.",
    asked:
      "We have asked for it again. This mail comes at most once a day, so please look in the spam folder too.",
  },
  again: "Wrong address? Change it",
};
