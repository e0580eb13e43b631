/** The letters: their form, a sample of one, and the greeting of who has signed up. */
export default {
  label: "Letters",
  sample: {
    from: "From the letter of 9 April",
    text: "The buds in Hadong are a week late. Old Mr Jo blames the moon, the weather office the rain. Either way there will be 140 tins of Ujeon, and you know it before the shelf does.",
    signed: "Nuri, from the shop",
  },
  heading: "A letter when there is something to tell",
  description: "Written by one of us, read in two minutes. No letter when there is no news.",
  button: "Write to me",
  greeting: {
    label: "Welcome back",
    /** By what the visitor has chosen; the first that fits. */
    named: "Welcome back, {name}.",
    greenTea:
      "You said green tea: the [Sejak of this spring](/products/first-flush-sejak/) is in, and sweeter than last year’s.",
    roastedTea:
      "You said roasted tea: this June’s [Night Roast](/products/night-roast/) from Jeju is the nuttiest yet.",
    matcha:
      "You said matcha: we are still looking for one that is good enough. You will be the first to hear. [Until then](/korean-green-tea/)",
    teaware:
      "You said teaware: we have been [back at the kiln](/journal/kiln-visit/), and four new bowls came home with us.",
    other: "Nothing is gone that you liked, and [nothing new](/journal/) needs to be rushed.",
  },
};
