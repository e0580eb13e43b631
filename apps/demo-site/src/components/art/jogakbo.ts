/** Patchwork as in Korean wrapping cloths: a rectangle cut again and again, never quite at a right angle. */
interface Patch {
  readonly points: string;
  readonly colour: number;
}

type Corner = readonly [x: number, y: number];
type Quad = readonly [Corner, Corner, Corner, Corner];

/** The same seed gives the same cloth on every build. */
function dice(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 374761393) | 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const between = (a: Corner, b: Corner, part: number): Corner => [
  a[0] + (b[0] - a[0]) * part,
  a[1] + (b[1] - a[1]) * part,
];

export function jogakbo(
  seed: number,
  width: number,
  height: number,
  cuts: number,
  colours: number,
): readonly Patch[] {
  const roll = dice(seed);
  const quads: Quad[] = [
    [
      [0, 0],
      [width, 0],
      [width, height],
      [0, height],
    ],
  ];
  for (let cut = 0; cut < cuts; cut++) {
    quads.sort((a, b) => size(b) - size(a));
    const quad = quads.shift();
    if (!quad) break;
    const [a, b, c, d] = quad;
    const part = 0.36 + roll() * 0.28;
    const slant = part + (roll() - 0.5) * 0.12;
    if (c[0] - a[0] > (c[1] - a[1]) * 0.9) {
      const [top, bottom] = [between(a, b, part), between(d, c, slant)];
      quads.push([a, top, bottom, d], [top, b, c, bottom]);
    } else {
      const [left, right] = [between(a, d, part), between(b, c, slant)];
      quads.push([a, b, right, left], [left, right, c, d]);
    }
  }
  let last = 0;
  return quads.map((quad) => {
    last = (last + 1 + Math.floor(roll() * (colours - 1))) % colours;
    return {
      points: quad.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" "),
      colour: last,
    };
  });
}

const size = ([a, , c]: Quad): number => Math.abs((c[0] - a[0]) * (c[1] - a[1]));
