/** What stands on every page: header, footer, buttons, the panel of the demo. */
export default {
  shop: "Nuri Tea",
  skip: "Skip to the content",
  pictureAlt: "Rows of tea on the hills of Boseong under a morning sun",
  header: {
    mainLabel: "Main",
    languageLabel: "Language",
    teas: "Teas",
    journal: "Journal",
    compare: "Compare",
    brewing: "Brewing",
    account: "Account",
    cart: "Cart",
    backToShop: "Back to the shop",
  },
  footer: {
    label: "More",
    street: "18 Jahamun-ro 7-gil, Jongno-gu, Seoul",
    hours: "Tuesday to Sunday, 11:00–19:00",
    help: "Help",
    faq: "Questions and answers",
    letters: "Letters from the shop",
    refer: "Tell a friend",
    privacy: "Privacy",
    yourData: "Your data",
    guide: "Korean green tea in short",
    disclaimer:
      "A shop that does not exist, made to show what Stagelight does. Nothing here can be bought, and of what you type only the address for the receipt, a code, the forms for our letters and for your link, and what you write in the chat are sent.",
  },
  cart: {
    add: "Add to cart",
    added: "Added. {count} in your cart.",
    onward: "See your cart",
    howMany: "How many",
    less: "One less",
    more: "One more",
  },
  copy: {
    button: "Copy link",
    copied: "Copied. Paste it wherever your friend reads.",
    selected: "Selected: press Ctrl+C (⌘C on a Mac) to copy.",
  },
  voices: {
    by: "{name}, on {about}",
    leaves: "{count} of 5 leaves",
    list: [
      {
        text: "I thought I did not like green tea. It turns out I did not like boiling it. Third tin now.",
        name: "Hana, Busan",
        about: "Sejak",
      },
      {
        text: "Lovely, but honestly the Jungjak does the same job for me on workdays, at half the price. They told me so themselves.",
        name: "Tobias, Leipzig",
        about: "Jungjak",
      },
      {
        text: "The roast was too smoky for me. Wrote to them, got a pouch of Hwangcha to try instead, no forms.",
        name: "Mei-ling, Taipei",
        about: "Night Roast",
      },
    ],
  },
  panel: {
    title: "Your stage:",
    without:
      "These pages change with where you stand. Without scripts everyone reads the pages for newcomers, which is what you see now.",
    lead: "These pages change with where you stand. Jump to a stage, then open any page: it fits that stage.",
    needsConsent:
      "Nothing is remembered without your yes. Allow personalised pages in the privacy settings below, then jump again.",
    moved: "You are now in {stage}. The pages you open from here on show it.",
    again: "Show this page again",
    stages: {
      awareness: {
        label: "Awareness",
        act: "Start over",
        does: "Forgets everything: you are a stranger again.",
      },
      consideration: {
        label: "Consideration",
        act: "Look at teas",
        does: "As if you had looked at two teas, or cancelled an order.",
      },
      purchase: {
        label: "Purchase",
        act: "Begin to buy",
        does: "As if you had put a tea in the cart and begun the checkout.",
      },
      retention: {
        label: "Retention",
        act: "Buy once",
        does: "As if an order had gone through.",
      },
      advocacy: {
        label: "Advocacy",
        act: "Buy again, tell a friend",
        does: "As if you had come back, ordered again and shared a tea.",
      },
    },
  },
  notFound: {
    title: "There is no such page",
    text: "The address may have a slip of the pen in it, or the page has been moved. [The teas](/products/), [the journal](/journal/) and [the front page](/) are where they always were.",
  },
};
