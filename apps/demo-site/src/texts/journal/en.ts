/** Around the articles; the articles themselves are in content/journal. */
export default {
  title: "Journal: harvests, water, clay | Nuri Tea",
  description:
    "Four long reads from a small Korean tea shop: a harvest in Hadong, how tea keeps, why seventy degrees, and an afternoon at a celadon kiln.",
  heading: "Journal",
  lead: "Four times a year one of us leaves the shop for a few days and writes down what was there. No recipes for happiness, and nothing that could be said in a caption.",
  minutes: { one: "{count} minute", other: "{count} minutes" },
  crumbs: "Breadcrumb",
  all: "The journal",
  foot: {
    awareness: {
      title: "If you would rather taste than read",
      text: "Three small pouches, three pots, no tin to finish. Or [keep reading](/journal/); that is free and has no calories.",
    },
    consideration: {
      title: "From reading to choosing",
      text: "[The comparison](/compare/) puts all six teas beside each other, with what each costs per cup and how much it forgives.",
    },
    purchase: {
      title: "Your cart is where you left it",
      text: "Read on as long as you like. [It is one page to the end](/checkout/), and nothing in it will have changed.",
    },
    retention: {
      title: "Try it with the tin you have",
      text: "[The calculator](/brewing/) knows your tea: tell it how much water and it tells you the rest. [Your account](/account/) says when the tin will be empty.",
    },
    advocacy: {
      title: "Know someone who would like this?",
      text: "Send it on. A link is all it is: no code, no points, no one counts.",
      label: "This article",
    },
  },
};
