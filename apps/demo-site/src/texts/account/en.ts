/** Orders, brewing guide and refill date, from what this browser remembers. */
export default {
  title: "Your account | Nuri Tea",
  description: "Your orders from this browser, how to brew them, and when to refill.",
  heading: "Your account",
  greeting: {
    awareness: {
      lead: "There is no password here, because there is nothing to protect: this page shows what this browser remembers, and so far that is nothing. Have a look around first.",
      act: "Meet the teas",
    },
    consideration: {
      lead: "No orders yet. When there are some, this page keeps them, with a brewing guide for each tea and the date your tin runs out.",
      act: "Compare the teas",
    },
    purchase: {
      lead: "Something is waiting in your cart. Once it is ordered, you find it here.",
      act: "See your cart",
    },
    retention: {
      lead: "Good to have you back. Below: what you ordered, how to get the most out of it, and when it will run out.",
      act: "Brew a pot",
    },
    advocacy: {
      lead: "Friend of the house. Below: your orders, the guide, and something small for the people you tell.",
      act: "Brew a pot",
    },
  },
  orders: {
    title: "What you ordered",
    none: "No orders from this browser. Orders you place appear here; this list is kept on this device.",
    noScript: "The list needs scripts, because only your browser knows it.",
    order: "Order {id}",
    again: "Order this again",
    againDone: "In the cart. {count} in all.",
    forget: "Forget these orders",
    forgotten: "Forgotten. Nothing of them is left in this browser.",
  },
  yourData: "All that the shop knows of you: [Your data](/your-data/)",
  rhythm: {
    title: "When to refill",
    lead: "Move the slider to how much you drink.",
    known:
      "You have ordered tea {orders} times, about every {days} days. By that rhythm the next tin is due around {date}.",
    freshness:
      "An opened tin is at its best for two months. If yours lasts longer, take the smaller one.",
  },
  guide: {
    title: "Brewing guide",
    lead: "The same three steps for every tea; only water and time change.",
    calculator: "Grams and degrees for any pot",
  },
};
