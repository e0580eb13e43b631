/** The comparison. */
export default {
  title: "Which Korean tea? Six teas and a tea bag compared | Nuri Tea",
  description:
    "Taste, caffeine, price per cup and how much each tea forgives: our six Korean teas side by side, and honestly against supermarket green tea bags.",
  heading: "Six teas and a tea bag",
  short:
    "**The short answer:** for a first Korean green tea take the [Sejak](/products/first-flush-sejak/); if you usually drink black tea, the [Hwangcha](#hwangcha); if you want none of the caffeine, [buckwheat](#buckwheat).",
  lead: "Ours beside each other, and all of them beside the tea bag you can buy at the corner. One of our teas is hard to get right, and one is not tea at all. It says so below.",
  tableTitle: "Our teas and a supermarket tea bag compared",
  columns: {
    tea: "Tea",
    taste: "Tastes of",
    caffeine: "Caffeine, first cup",
    price: "One cup costs",
    forgives: "Forgives mistakes",
    best: "Best for",
  },
  kind: "{kind}, {place}",
  perCup: "{price} ({cups} cups from {grams} g)",
  bag: {
    name: "Supermarket green tea bag",
    kind: "Broken leaf, mixed origins",
    taste: "Grass, a little bitter, always the same",
    caffeine: "25–45 mg",
    price: "{price} (one cup from one bag)",
    forgives: "Easy: three minutes, done",
    best: "Trains, offices, no time at all",
  },
  honest: {
    label: "Leaf or bag",
    bagTitle: "Where the tea bag wins",
    bag: [
      "It costs a third of our cheapest leaf and an eighth of the Sejak. If tea is what you drink while doing something else, buy the bags.",
      "It needs no pot, no scales, no attention, and travels in a coat pocket.",
      "It tastes the same every time. Ours changes with the year, and some years are better.",
    ],
    leafTitle: "Where the leaf wins",
    leaf: [
      "Whole leaves can be poured three times, and the second cup is often the best one.",
      "You know the week and the slope. Bags mix what was cheap that month.",
      "Sweetness. Broken leaf gives up its bitterness first; whole leaf takes its time.",
    ],
  },
  after: {
    awareness: {
      title: "How we arrived at this",
      lead: "Four of us, one table in Seochon, every tea brewed three ways: as the tin says, far too hot, and forgotten for ten minutes. We wrote down what was left.",
      more: "Caffeine was measured by a laboratory in Suwon for 3 g in 150 ml, and varies by a fifth from year to year. Prices per cup count every infusion we would serve to a guest, no more.",
    },
    consideration: {
      title: "Numbers do not taste of anything",
      lead: "So here are three people, and three pouches. The pouches are the quickest way to find out; the people may save you even that.",
    },
    purchase: {
      title: "Second thoughts?",
      lead: "Good. If the tea in your cart says “easy” or “fair” above, you will get along. If it says “fussy”, take the Sejak first. Either way, we refund what you do not like.",
      act: "Back to my order",
    },
    retention: {
      title: "What goes with the tin you have",
      lead: "Most people who drink Sejak in the morning want something without an edge in the evening. That is the Night Roast. If the Sejak was too green for you, the Hwangcha is its opposite, from the same kind of leaf.",
      refill: "Or simply refill",
    },
    advocacy: {
      title: "Choosing for someone else?",
      lead: "Send them this table and let them point. For a surprise, take the Hwangcha: nobody has ever written to say it was difficult.",
      label: "This page",
    },
  },
};
