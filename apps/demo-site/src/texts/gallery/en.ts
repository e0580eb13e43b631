/** The page that shows every widget in every state. Names of states are the code's own. */
export default {
  title: "Every widget, in every state | Nuri Tea",
  description: "What visitors can come to see of each widget, in four themes.",
  heading: "Every widget, in every state",
  lead: "Nothing here can be used: each is a widget’s own view, given a state. The shop’s colours follow your system’s light or dark.",
  themes: { light: "Light", dark: "Dark", shop: "The shop’s", rtl: "From right to left" },
  unavailable: "unavailable",
  fallback: {
    newsletter: "Write to us for our letters",
    referral: "Write to us for your link",
    "referral-gift": "Write to us for your friend’s gift",
    "review-request": "Write to us about your tea",
    chat: "Write to us by mail",
    survey: "Write to us instead",
  } as Readonly<Record<string, string>>,
  prompts: {
    title: "By themselves",
    lead: "What comes unasked, in its four forms. Each link opens a page on which it comes at once.",
    back: "Back to all widgets",
    filler:
      "The first to wake are the sparrows, then the growers, and last of all the mist. By the time it has gone from between the rows, one small basket is full.",
    forms: {
      popup: "A window over the page",
      "slide-in": "A card in the corner",
      bar: "A strip at the foot",
      inline: "Within the page",
    },
  },
};
