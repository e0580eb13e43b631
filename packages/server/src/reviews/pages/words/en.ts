import type { ReviewWords } from "./words.ts";

export const en: ReviewWords = {
  form: {
    title: "What do you think of it?",
    about: "Your review of {product}. Good or bad, it is treated alike.",
    stars: "How many stars?",
    star: ["1 star", "2 stars", "3 stars", "4 stars", "5 stars"],
    text: "What would you tell others?",
    name: "Name",
    nameHint: "It stands at your review for everybody to read. You can leave it empty.",
    optional: " (optional)",
    permission: "{site} may quote my review elsewhere on its site.",
    photos: "Photos, {most} at most",
    photosHint: "JPEG, PNG, WebP or GIF. We remove where they were taken.",
    thanks:
      "As a thank-you everybody who was asked gets this, whatever the review says, and that is noted at the review:",
    policy: "How we collect and check reviews",
    button: "Send the review",
  },
  problems: {
    form: "Something is missing or does not fit. What you wrote is still here.",
    score: "Please choose how many stars.",
    photos: "We could not read a photo, or they are too large. Please choose others, or none.",
    refused: "This does not fit. Please check it.",
  },
  done: {
    title: "Thank you",
    text: "We have your review. It counts, whatever it says.",
    code: "Your code:",
    owed: "Your code comes by mail as soon as there is a new one.",
    links: "Would you like to tell others too?",
  },
  help: {
    title: "May we help?",
    text: "If something went wrong, write to us. Your review stays as it is.",
    label: "What can we do?",
    email: "E-mail address for our answer",
    button: "Send to {site}",
  },
  helped: {
    title: "Your message is on its way",
    text: "{site} reads it and answers you, if you have told us an address. Your review stays as it is.",
  },
  used: {
    title: "You have written this review already",
    text: "This link is good for one review, and we have it. Thank you.",
  },
  wait: {
    title: "One moment, please",
    text: "Many reviews are coming in right now. Please wait {seconds} seconds, then press the button. What you wrote is kept; photos are not sent along.",
    button: "Send now",
  },
  tooMany: {
    title: "Please try again later",
    text: "Too many requests came from your connection. Wait a while, then press the button. What you wrote is kept.",
    button: "Try again",
  },
  unknown: {
    title: "This link does not work",
    text: "It may be incomplete, or too much time has passed. Open it from the mail again, or write your review on the product's page at {site}.",
  },
};
