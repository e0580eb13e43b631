/** A tea leaf from its stalk at 0,0 upwards; 100 tall, pointed, a little fuller on one side. */
export const leafBlade = "M0 0C-17 -15 -25 -52 0 -100C21 -58 19 -18 0 0Z";
export const leafVein = "M0 -4Q-2 -50 0 -84";

/** One leaf: where its stalk is, how far it is turned in degrees, how large, and its colour. */
export type Leaf = readonly [
  x: number,
  y: number,
  turn: number,
  size: number,
  shade: "--shoot" | "--shoot-deep" | "--shoot-bud",
];
