/** Cart, checkout and what follows. */
export default {
  answers: {
    postage: {
      question: "What does postage cost?",
      answer:
        "{home} within Korea, nothing from {free}. Abroad {least} to {most}. Taxes are in the price; nothing is added later.",
    },
    when: {
      question: "When will it be here?",
      answer:
        "Ordered before two in the afternoon, it leaves Seoul the same day. One or two days in Korea, three to nine elsewhere.",
    },
    dislike: {
      question: "What if I do not like it?",
      answer: "Write within 30 days. We refund the tin, opened or not, and you keep the tea.",
    },
    keeps: {
      question: "How long does it keep?",
      answer: "A year closed, two months open. Away from light, heat and coffee.",
    },
  },
  cart: {
    title: "Cart | Nuri Tea",
    description: "What is in your cart, and what it comes to.",
    heading: "Your cart",
    lead: "It is kept on this device and waits as long as you like.",
    onward: "To the checkout",
    more: "Back to the shelf",
    reminderTitle: "Nothing here has run away",
    reminder:
      "No countdown, no reservation. If you are in doubt about a tea, [compare it](/compare/) once more or take [three small pouches](/products/#taste-set) instead of a tin.",
    withTitle: "Goes well with it",
    withText:
      "You have tea at home already, so perhaps the pot: a bowl that cools the water for you, and two cups.",
    withLink: "[The celadon set](/products/celadon-set/)",
    noScript:
      "Without scripts this demo cannot remember a cart, so it shows one tin of Sejak. In a shop with a server it would.",
  },
  empty: {
    text: "There is no tea in your cart yet. [Look at the teas](/products/), or take the one most people start with:",
    add: "One tin of Sejak",
  },
  summary: {
    title: "Your order",
    postageTo: "Postage ({country})",
    discount: "Off with your code",
    total: "Total, taxes included",
    free: "Free",
    remove: "Remove",
    line: "{quantity} × {pack}",
    brief: "{packs}, {total} with postage ({country}).",
    packs: { one: "One pack", other: "{count} packs" },
  },
  checkout: {
    title: "Checkout | Nuri Tea",
    description: "One page: where your tea goes and how you pay.",
    heading: "One page, then tea",
    change: "Change the cart",
    where: "Where it goes",
    country: "Country or region",
    zone: "{country}: {price}, {from}–{to} days",
    name: "Full name",
    nameError: "Write the name on the door bell.",
    street: "Street and number",
    streetError: "Write the street and number.",
    postcode: "Postcode",
    postcodeError: "Write the postcode.",
    city: "City",
    cityError: "Write the city.",
    receipt: "Where the receipt goes",
    email: "E-mail",
    emailHint: "For the receipt and the parcel’s number. Nothing else, unless you say so.",
    emailError: "Write an e-mail address, like hana@example.com.",
    letters: "Write to me once if I leave my cart here, and when my tea may be running low.",
    lettersHint: "One click at the foot of each mail ends it.",
    pay: "How you pay",
    payHint: "In a real shop your bank would take over from here. In this one nothing happens.",
    payError: "Choose a way to pay.",
    card: "Card",
    kakaopay: "KakaoPay",
    alipay: "Alipay",
    transfer: "Bank transfer",
    code: {
      label: "A code, if you have one",
      hint: "From a friend, from our letters, or for having told a friend.",
      use: "Use it",
      asking: "Looking it up …",
      gift: "{discount} off your first order, from a friend.",
      giftOf: "{discount} off your first order, from {name}.",
      off: "{discount} off this order.",
      item: "A sample tin goes into the parcel.",
      /** By what the shop says of a code. */
      reasons: {
        unknown: "We do not know this code. Look once more whether each letter is right.",
        used: "This code was used already; it is good once.",
        "customer-already":
          "A friend’s code is for a first order, and this address has ordered before. The total stays as it was.",
        "no-address": "A friend’s code is for one person: write your e-mail address above, too.",
        "own-code": "This is your own link. It is for somebody else.",
        over: "What there was to give away is given. The total stays as it was.",
        reversed: "This code is no longer good, because the order that it came from was sent back.",
        unreachable: "The shop could not be asked about the code. Try again in a moment.",
        "order-failed":
          "The shop could not take the order, so nothing is ordered, and the code is still good. Try again in a moment.",
        other: "This code is not good for this order. The total stays as it was.",
      },
    },
    submit: "Order and pay {total}",
    demo: "A demo: the e-mail address goes to the shop’s server on this machine, the rest stays in your browser, and no one is charged.",
  },
  help: {
    title: "Before you order",
    text: "The total above is all you pay. If something else is unclear, a person answers at hello@nuri.example.",
    backTitle: "Good to have you back",
    retention:
      "Same address as last time? Your browser knows it: click a field and choose. We keep no copy.",
    advocacy:
      "Sending it to a friend? Put their address above and yours for the receipt. No prices travel in the parcel.",
  },
  thanks: {
    title: "Thank you | Nuri Tea",
    description: "Your order, and how to brew your first pot.",
    heading: "Thank you. The kettle can wait a day.",
    lead: "Someone in Seochon is wrapping your tea. Your receipt:",
    none: "No order was placed in this browser. This is what a customer reads.",
    vouched:
      "The shop’s server has vouched for this order: see [Your data](/your-data/). A note of thanks is in [the demo’s mailbox](/_stagelight/mailbox).",
    receipt: "Order {id}: {products}. {total}, postage included.",
    product: "{quantity} × {name}",
    firstTitle: "Your first pot",
    nextLabel: "What comes next",
    next: {
      title: "What happens now",
      lead: "Your parcel leaves today if it is before two, otherwise tomorrow. When it is there, leave the tin closed until the water is ready.",
      more: "If the first cup is bitter, use cooler water. If it is thin, more leaf. If it is neither and you still do not like it, write to us: you get your money back and keep the tea.",
      guide: "The whole brewing guide",
      account: "Your orders and your refill date are on [your account page](/account/).",
    },
    retention: {
      title: "And another one",
      lead: "You know how this goes. Two things you may not know: the third infusion wants longer, not hotter; and used leaves, with soy sauce and sesame, are lunch.",
    },
  },
  steps: {
    kettle: {
      title: "Let the water stand",
      text: "Boil it, pour it into a bowl, wait five minutes. That is 70 °C, without a thermometer.",
    },
    pot: {
      title: "Three grams, one minute",
      text: "A heaped teaspoon in the pot, 150 ml on top. Do not stir. Breathe in.",
    },
    cups: {
      title: "Pour every drop",
      text: "A little into each cup and back again, so that all taste alike. The leaves go again, twice.",
    },
  },
};
