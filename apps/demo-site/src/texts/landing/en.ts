/** One page for those who come from a search or a link: it answers what they asked. */
export default {
  title: "Korean green tea, in short | Nuri Tea",
  description:
    "What Korean green tea is, which one to begin with, how to brew it, and where Jeju matcha fits in. A short answer, and the long one if you want it.",
  /** Shown by the words that were searched for, or by the campaign. */
  answers: {
    beginners: {
      title: "The best green tea to begin with",
      lead: "One that is sweet, forgives a minute too long, and costs little enough to get wrong once. Of ours that is the **First Flush Sejak**: three grams, 150 ml, 70 °C, one minute.",
      points: [
        "Not the most expensive one. The first buds of April are wonderful, and fussy.",
        "Not a powder: matcha needs a whisk, and hides nothing.",
        "Let the water stand for five minutes. That is nine tenths of it.",
      ],
      act: "Look at the Sejak",
      other: "Or taste three in small pouches",
    },
    jeju: {
      title: "Matcha from Jeju, and what we have instead",
      lead: "Jeju makes good matcha: shaded bushes, volcanic soil, mild winters. **We do not sell it.** What we do bring from the island is a roasted leaf tea that wants no whisk and lets you sleep.",
      points: [
        "Matcha is the whole leaf, ground: about 60 mg of caffeine a bowl. The Night Roast has 12 mg.",
        "Good Jeju matcha is bright green and smells of milk and seaweed. Olive green means old.",
        "For lattes, culinary grade is enough. For drinking it plain, buy the smallest tin you can.",
      ],
      act: "Look at the Night Roast",
      other: "All six teas side by side",
    },
    gift: {
      title: "Tea as a present, without a wrong choice",
      lead: "For someone whose taste you do not know, take the **Hwangcha**: golden, honeyed, impossible to spoil. For two people who share a table, the celadon set.",
      points: [
        "Everything is wrapped in patchwork cloth, tied by hand; there is no box to throw away.",
        "No prices in the parcel. A card with your words, if you write them in the order.",
        "If it does not please, they write to us and choose another. You need not know.",
      ],
      act: "Look at the Hwangcha",
      other: "See the celadon set",
    },
    friends: {
      title: "Someone told you about us",
      lead: "Then they have probably made you a pot already, and we need not explain much. This is a small shop in Seoul with six teas from four growers. Each tin says which week it was picked.",
      points: [
        "What you drank was most likely the Sejak. Most people start there.",
        "Three small pouches cost less than a lunch.",
        "Ask them how hot the water was. It matters more than the tea.",
      ],
      act: "Taste three teas",
      other: "Read about the growers",
    },
    everyone: {
      title: "Korean green tea, in short",
      lead: "Pan-fired rather than steamed, so rounder than sencha and softer than most Chinese greens. Named after the week it was picked. Best at 70 °C, for a minute, three times over.",
      points: [
        "Ujeon, Sejak, Jungjak, Daejak: the earlier, the sweeter, the dearer.",
        "It grows in three places: Boseong in rows, Hadong wild, Jeju on lava.",
        "A good one costs about as much per cup as a tea bag in a café, and far less than the café.",
      ],
      act: "Compare six of them",
      other: "Follow a tea year",
    },
  },
  deeperTitle: "If you have ten minutes",
  tasteTitle: "If you would rather taste it",
};
