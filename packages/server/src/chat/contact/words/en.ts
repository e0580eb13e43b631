import type { ContactWords } from "./words.ts";

export const en: ContactWords = {
  form: {
    title: "Write to {site}",
    text: "The answer comes by e-mail.",
    email: "E-mail address",
    message: "Your message",
    optional: " (optional)",
    choose: "Please choose",
    more: "Read more",
    button: "Send",
    reply: {
      minutes: "We usually answer within a few minutes.",
      hours: "We usually answer within a few hours.",
      day: "We usually answer within a day.",
    },
  },
  problems: {
    form: "Something is missing or does not fit. What you wrote is still there.",
    missing: "Please fill this in.",
    email: "This is not an e-mail address. Please check it.",
    refused: "This does not fit. Please check it.",
    consent: "Please tick this box if you agree.",
  },
  sent: {
    title: "Your message has arrived",
    text: "{site} answers you at {address}. If you see nothing there, have a look at the spam folder.",
  },
  wait: {
    title: "One moment, please",
    text: "Many messages are coming in right now. Please wait {seconds} seconds, then press the button. What you wrote is kept.",
    button: "Send now",
  },
  tooMany: {
    title: "Please try again later",
    text: "Too many requests came from your connection. Wait a while, then press the button. What you wrote is kept.",
    button: "Try again",
  },
};
