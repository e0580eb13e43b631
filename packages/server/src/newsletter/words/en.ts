import type { NewsletterWords } from "./words.ts";

export const en: NewsletterWords = {
  sent: {
    title: "One more step",
    text: "We have written to {address}. Open the mail and confirm, and you are in.",
    anew: "We have written to you once more. Open the mail and confirm, and you are in.",
    spam: "If it does not arrive within a few minutes, look in the spam folder. We write to an address once a day at most.",
    earlier:
      "If you find an earlier mail of ours, open that one: in this browser its link works too.",
    again: "Send it again",
  },
  form: {
    title: "Please check the form",
    text: "Something is missing or does not fit. What you wrote is still here.",
    email: "E-mail address",
    name: "Name",
    optional: " (optional)",
    lists: "What would you like to read?",
    button: "Subscribe",
  },
  problems: {
    missing: "Please fill this in.",
    "no-address": "Please write an address such as mina@example.com.",
    "no-number": "Please write a number.",
    "no-date": "Please write a day, such as 2026-03-20.",
    "not-ticked": "Please tick this box to subscribe.",
    refused: "This does not fit. Please check it.",
  },
  wait: {
    title: "One moment, please",
    text: "Many people are signing up right now. Please wait {seconds} seconds, then press the button. What you wrote is kept.",
    button: "Subscribe now",
  },
  tooMany: {
    title: "Please try again later",
    text: "Too many requests came from your connection. Wait a while, then press the button. What you wrote is kept.",
    button: "Try again",
  },
  ask: {
    title: "Would you like the newsletter?",
    text: "With one click you confirm that {site} may write to this address. You can leave at any time.",
    button: "Yes, subscribe me",
    lists: "You get:",
  },
  confirmed: {
    title: "You are in",
    greeting: "Welcome, {name}",
    text: "Your address is confirmed. {site} will write to you from now on.",
    onwards: "Go on to the site",
    preferences: "Change what you get",
  },
  incentive: {
    owed: "What we have promised comes by mail as soon as there is more of it.",
    over: "What we have promised is all given away, we are sorry.",
  },
  already: {
    title: "You have confirmed already",
    text: "There is nothing left to do. {site} will write to you.",
  },
  expired: {
    title: "This link has expired",
    text: "Links like this one work for a limited time. We can send you a new one right away.",
    button: "Send me a new link",
  },
  refuse: {
    title: "Was this not you?",
    text: "Then somebody else has typed your address. Press the button: the sign-up is deleted, and no form can make {site} write to you for the next 30 days.",
    button: "This was not me",
  },
  refused: {
    title: "Thank you, it is deleted",
    text: "Nothing of the sign-up is kept. No form can make {site} write to you for the next 30 days.",
  },
  gone: {
    title: "This sign-up is no longer there",
    text: "It was deleted, or too much time has passed. If you would like the newsletter, please sign up again at {site}.",
  },
  unknown: {
    title: "This link does not work",
    text: "It may be incomplete. Open it from the mail again, or write to {site}.",
  },
};
