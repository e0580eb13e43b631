interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Row {
  readonly path: string;
  readonly width: number;
}

export interface Hill {
  /** The hill's sky line, left to right. */
  readonly crest: readonly Point[];
  /** Where the lowest row runs, point for point below the crest. */
  readonly foot: readonly Point[];
  readonly rows: number;
  /** Stroke width of the farthest and of the nearest row. */
  readonly width: readonly [number, number];
}

const round = (value: number): number => Math.round(value);

/** A soft line through the points: each inner point is a control point, each middle between two is passed. */
export function softLine(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const last = rest.at(-1);
  if (!first || !last) return "";
  let path = `M${round(first.x)} ${round(first.y)}`;
  for (const [index, point] of rest.slice(0, -1).entries()) {
    const next = rest[index + 1] ?? last;
    const end = next === last ? last : { x: (point.x + next.x) / 2, y: (point.y + next.y) / 2 };
    path += `Q${round(point.x)} ${round(point.y)} ${round(end.x)} ${round(end.y)}`;
  }
  return path;
}

/** The hill's body: its crest, closed far below the picture. */
export function body(hill: Hill, floor: number): string {
  const last = hill.crest.at(-1);
  const first = hill.crest[0];
  return `${softLine(hill.crest)}L${last?.x} ${floor}L${first?.x} ${floor}Z`;
}

/** Hedges of tea along the contour lines, close together near the crest and wide at the foot, as one sees them. */
export function tearows(hill: Hill): readonly Row[] {
  return Array.from({ length: hill.rows }, (_, index) => {
    const near = ((index + 0.6) / hill.rows) ** 1.35;
    const points = hill.crest.map((top, column) => {
      const bottom = hill.foot[column] ?? top;
      return { x: top.x + (bottom.x - top.x) * near, y: top.y + (bottom.y - top.y) * near };
    });
    return {
      path: softLine(points),
      width: hill.width[0] + (hill.width[1] - hill.width[0]) * near,
    };
  });
}
