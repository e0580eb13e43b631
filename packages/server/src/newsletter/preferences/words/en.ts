import type { PreferencesWords } from "./words.ts";

export const en: PreferencesWords = {
  centre: {
    title: "Your newsletter",
    text: "What {site} sends to {address}, and how often.",
    lists: "What you get",
    frequency: "How often",
    asListed: "Whenever there is something new",
    frequencies: { weekly: "Once a week at most", monthly: "Once a month at most" },
    language: "Language",
    save: "Save",
    saved: "Saved. It holds from the next mail on.",
    wrong: "Something does not fit. Nothing has been saved yet.",
    leave: "Unsubscribe from everything",
    data: "Your data",
    dataText: "You can download all that is kept about you, or have it erased.",
    download: "Download my data",
    erase: "Erase my data",
  },
  left: {
    title: "You are unsubscribed",
    text: "No more newsletters from {site} will come. What is on its way already may still arrive.",
    why: "May we ask why? You need not answer.",
    reasons: {
      "too-many": "There were too many mails",
      "not-for-me": "They were not about what interests me",
      "never-asked": "I never signed up",
      other: "Something else",
    },
    more: "Anything you would like to add",
    send: "Send",
    back: "That was a mistake: subscribe again",
  },
  thanks: { title: "Thank you", text: "That helps us. You will get no more newsletters." },
  erase: {
    title: "Erase everything?",
    text: "All that {site} keeps about you under this address is erased: the newsletter, what you told us, visits and orders that are recorded here. It does not come back. All that stays is a mark, which does not show your address, that you are not to be written to.",
    button: "Erase everything",
    keep: "No, keep it",
  },
  erased: {
    title: "Everything is erased",
    text: "Nothing about you is kept here any more, and no more newsletters will come.",
  },
  old: {
    title: "Get a new link",
    text: "This link no longer works. Enter your address, and we send you a new one.",
    email: "E-mail address",
    button: "Send me a new link",
    noAddress: "Please write an address such as mina@example.com.",
  },
  fresh: {
    title: "One more step, for your safety",
    text: "This mail has been around for a while, and may have been forwarded. We send a new link to your address; it works for this within a day.",
    button: "Send me the link",
  },
  sent: {
    title: "Check your mailbox",
    text: "If this address gets the newsletter, a mail with a new link is on its way. We send one a day at most.",
  },
};
