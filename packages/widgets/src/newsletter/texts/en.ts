import { texts as common } from "../../platform/texts/en.ts";
import type { NewsletterTexts } from "./texts.ts";

export const texts: NewsletterTexts = {
  ...common,
  heading: "Newsletter",
  description: "News by e-mail, now and then. You can leave with one click.",
  lists: "What would you like to read?",
  button: "Subscribe",
  meant: "Perhaps you meant {address}",
  problems: {
    ...common.problems,
    "no-number": "Please write a number.",
    "no-date": "Please choose a date.",
    "not-ticked": "Please tick this box to subscribe.",
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
