interface Voice {
  readonly text: string;
  readonly name: string;
  readonly about: string;
  readonly stars: 3 | 4 | 5;
}

export const voices: readonly [Voice, ...Voice[]] = [
  {
    text: "I thought I did not like green tea. It turns out I did not like boiling it. Third tin now.",
    name: "Hana, Busan",
    about: "Sejak",
    stars: 5,
  },
  {
    text: "Lovely, but honestly the Jungjak does the same job for me on workdays, at half the price. They told me so themselves.",
    name: "Tobias, Leipzig",
    about: "Jungjak",
    stars: 4,
  },
  {
    text: "The roast was too smoky for me. Wrote to them, got a pouch of Hwangcha to try instead, no forms.",
    name: "Mei-ling, Taipei",
    about: "Night Roast",
    stars: 3,
  },
];
