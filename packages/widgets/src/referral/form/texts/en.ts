import type { FormTexts } from "../../texts/texts.ts";

export const texts: FormTexts = {
  linkProblems: {
    expired:
      "The link in that mail has expired. Enter your address and we will send you a new one.",
    unknown:
      "That link does not work; perhaps a part of it is missing. Enter your address and we will send you a new one.",
  },
  sent: {
    heading: "Check your mailbox",
    text: "We have written to {address}. The mail opens your page with your link. It comes at most once a day, so please look in the spam folder too.",
  },
  again: "Wrong address? Change it",
  mailed: "If you have a link already, we have sent the way to your page to {address}.",
};
