import type { ContinueWords } from "./words.ts";

export const en: ContinueWords = {
  ask: {
    title: "Continue your conversation",
    text: "Somebody has written to {site} and told the address {address}. Was that you?",
    name: "If you continue, you write in the name of whoever began this conversation: {site} takes your words for theirs, and they can read them.",
    button: "Yes, continue",
    notMe: "No, that was not me",
  },
  conversation: {
    title: "Your conversation with {site}",
    you: "You",
    answerer: "Answered automatically",
    files: "Files: {count}",
    earlier: "What was said earlier is not shown here.",
    sent: "Your message has arrived.",
    label: "Your message",
    button: "Send",
    empty: "Please write something.",
  },
  disowned: {
    title: "Thank you for telling us",
    text: "{site} sends nothing more about this conversation to your address.",
  },
  unknown: {
    title: "This link does not work",
    text: "It may be cut off or too old. Open it again from the mail, or write to {site} anew.",
  },
};
