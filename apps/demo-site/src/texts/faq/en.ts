/** Questions and answers. */
export default {
  title: "Questions and answers | Nuri Tea",
  description:
    "Postage, freshness, caffeine, brewing without a thermometer, and what happens if you do not like a tea.",
  heading: "Questions and answers",
  lead: "The ones we get every week. If yours is missing, write to hello@nuri.example.",
  groups: {
    order: {
      title: "Ordering",
      list: [
        {
          question: "What does postage cost?",
          answer:
            "{home} within Korea, nothing from {free}. Abroad {least} to {most}, by country; the checkout shows it before you type anything. Taxes and duties are in the price.",
        },
        {
          question: "When will it be here?",
          answer:
            "Ordered before two in the afternoon, it leaves Seoul the same day. One or two days in Korea, three to five in China, Japan and Taiwan, six to nine elsewhere.",
        },
        {
          question: "Can I send it as a present?",
          answer:
            "Yes. Put their address into the form and yours for the receipt. It comes wrapped in cloth as it is, and no prices travel in the parcel.",
        },
        {
          question: "What if I do not like it?",
          answer:
            "Write within 30 days. We refund the tin, opened or not, and you keep the tea. Give it to someone; tastes differ.",
        },
      ],
    },
    tea: {
      title: "The tea",
      list: [
        {
          question: "Which one should I start with?",
          answer:
            "The [Sejak](/products/first-flush-sejak/) if you like green things, the [Hwangcha](/products/hwangcha/) if you drink black tea, the [first-taste set](/products/#taste-set) if you do not know.",
        },
        {
          question: "How is it different from Japanese green tea?",
          answer:
            "Most Japanese green tea is steamed, which keeps it very green and a little brothy. Ours is fired in a pan, which makes it rounder and nuttier, and forgives hotter water.",
        },
        {
          question: "How much caffeine is in it?",
          answer:
            "About 35 mg in the first cup of the Sejak, a third of a cup of coffee. The Night Roast has 12 mg, the buckwheat none. [The table](/compare/) has all of them.",
        },
        {
          question: "Is it organic?",
          answer:
            "The Hadong bushes grow wild and nobody sprays them. Boseong and Jeju are certified. We would rather tell you that than print a leaf on the tin.",
        },
      ],
    },
    brewing: {
      title: "Brewing and keeping",
      list: [
        {
          question: "Why is my tea bitter?",
          answer:
            "The water was too hot. It nearly always is. Boil it, pour it into a bowl, wait five minutes, try again. [Why that is](/journal/water-temperature/)",
        },
        {
          question: "How long does it keep?",
          answer:
            "A year closed, two months open, away from light, heat and coffee. [The long answer](/journal/storing-green-tea/)",
        },
        {
          question: "Do I need a special pot?",
          answer:
            "No. A mug and a sieve will do; the [calculator](/brewing/) takes any amount of water. A [small pot and a bowl](/products/celadon-set/) make the second cup better.",
        },
      ],
    },
  },
};
