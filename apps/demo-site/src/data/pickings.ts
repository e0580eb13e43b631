interface Picking {
  readonly shoot: 1 | 2 | 3 | 4;
  readonly when: string;
  readonly name: string;
  readonly text: string;
}

export const pickings: readonly Picking[] = [
  {
    shoot: 1,
    when: "Before 20 April",
    name: "Ujeon",
    text: "“Before the rain.” Buds that have barely opened. Eight hours of picking fill one small basket.",
  },
  {
    shoot: 2,
    when: "To early May",
    name: "Sejak",
    text: "One bud, two leaves, curved like a sparrow’s tongue. Sweet, and far easier to brew than its fame suggests.",
  },
  {
    shoot: 3,
    when: "To late May",
    name: "Jungjak",
    text: "The leaves have seen more sun. Firmer, greener, half the price. It is what the growers drink themselves.",
  },
  {
    shoot: 4,
    when: "June and after",
    name: "Daejak",
    text: "Big leaves, plenty of them. Too rough for green tea, and just right for the roasting pan.",
  },
];
