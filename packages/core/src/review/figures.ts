/** From where to where the true value lies, with 95 % confidence. */
export type Interval = readonly [low: number, high: number];

/** The 97.5th percentile of the standard normal distribution: for 95 % on both sides. */
const Z = 1.959963984540054;

/** The Net Promoter Score of a number of answers. */
export interface NpsFigure {
  readonly count: number;
  /** 9 and 10. */
  readonly promoters: number;
  /** 7 and 8. */
  readonly passives: number;
  /** 0 to 6. */
  readonly detractors: number;
  /** From -100 to 100. */
  readonly nps: number;
  readonly interval: Interval;
}

/**
 * The Net Promoter Score: the percentage of 9 and 10 less the percentage of 0 to 6 (F. Reichheld, "The
 * One Number You Need to Grow", Harvard Business Review, 2003). The interval is the adjusted Wald of B.
 * Rocks, "Interval Estimation for the 'Net Promoter Score'", The American Statistician 70(4), 2016,
 * arXiv:1601.07235: three answers are added, 3/4 promoters, 3/4 detractors and 3/2 passives, and the
 * variance of the difference is that of a trinomial.
 *
 * @param scores whole numbers from 0 to 10
 * @returns nothing of no answers
 */
export function nps(scores: readonly number[]): NpsFigure | undefined {
  const count = scores.length;
  if (count === 0) return undefined;
  const promoters = scores.filter((score) => score >= 9).length;
  const detractors = scores.filter((score) => score <= 6).length;
  const all = count + 3;
  const up = (promoters + 0.75) / all;
  const down = (detractors + 0.75) / all;
  const middle = up - down;
  const half = Z * Math.sqrt((up + down - middle * middle) / all);
  return {
    count,
    promoters,
    passives: count - promoters - detractors,
    detractors,
    nps: (100 * (promoters - detractors)) / count,
    interval: [Math.max(-100, 100 * (middle - half)), Math.min(100, 100 * (middle + half))],
  };
}

/** How many of a number of answers are content. */
export interface ShareFigure {
  readonly count: number;
  readonly content: number;
  /** From 0 to 1. */
  readonly share: number;
  readonly interval: Interval;
}

/**
 * Customer satisfaction as a top-two-box share: how many of all answers on a scale from 1 to 5 are 4
 * or 5. The interval is Wilson's.
 *
 * @param scores whole numbers from 1 to 5
 * @returns nothing of no answers
 */
export function csat(scores: readonly number[]): ShareFigure | undefined {
  return shareOf(scores, 4);
}

/** The Customer Effort Score of a number of answers. */
export interface CesFigure {
  readonly count: number;
  /** From 1 to 7. */
  readonly mean: number;
  /** Of the mean. */
  readonly interval: Interval;
  /** Who found it easy: 5 to 7. */
  readonly easy: ShareFigure;
}

/**
 * The Customer Effort Score 2.0 (CEB, now Gartner, 2013; after M. Dixon, K. Freeman, N. Toman, "Stop
 * Trying to Delight Your Customers", Harvard Business Review, 2010): how far "it was easy" is agreed
 * with, from 1 to 7. It is told as the mean, with the interval of {@link starSummary}, and as the share
 * of 5 to 7, with Wilson's.
 *
 * @param scores whole numbers from 1 to 7
 * @returns nothing of no answers
 */
export function ces(scores: readonly number[]): CesFigure | undefined {
  const easy = shareOf(scores, 5);
  if (!easy) return undefined;
  const mean = scores.reduce((sum, each) => sum + each, 0) / scores.length;
  const squares = scores.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const interval = meanInterval(scores.length, mean, squares, [1, 7]);
  return { count: scores.length, mean, interval, easy };
}

/** What a number of star ratings come to. */
export interface StarFigure {
  readonly count: number;
  /** From 1 to 5. */
  readonly average: number;
  /** Of the average. */
  readonly interval: Interval;
  /** How many of 1 to 5 stars. */
  readonly distribution: readonly [number, number, number, number, number];
}

/**
 * The average of star ratings, with Student's interval of a mean ("The Probable Error of a Mean",
 * Biometrika 6(1), 1908). Where all are the same, or there is but one, their spread says nothing: the
 * interval is then Wilson's of the average as a share of the scale, which errs on the wide side,
 * since no spread on a scale is larger than that of its two ends (R. Bhatia and C. Davis, "A
 * Better Bound on the Variance", American Mathematical Monthly 107(4), 2000).
 *
 * @param distribution how many of 1 to 5 stars
 * @returns nothing of no ratings
 */
export function starSummary(distribution: StarFigure["distribution"]): StarFigure | undefined {
  const count = distribution.reduce((sum, each) => sum + each, 0);
  if (count === 0) return undefined;
  const average = distribution.reduce((sum, each, at) => sum + each * (at + 1), 0) / count;
  const squares = distribution.reduce((sum, each, at) => sum + each * (at + 1 - average) ** 2, 0);
  const interval = meanInterval(count, average, squares, [1, 5]);
  return { count, average, interval, distribution };
}

/**
 * The score interval of a share: E. B. Wilson, "Probable Inference, the Law of Succession, and
 * Statistical Inference", Journal of the American Statistical Association 22(158), 1927.
 *
 * @param content how many of them, or the sum of their shares
 * @param count at least 1
 */
export function wilson(content: number, count: number): Interval {
  const share = content / count;
  const square = (Z * Z) / count;
  const middle = (share + square / 2) / (1 + square);
  const half = Math.sqrt(square * (share * (1 - share) + square / 4)) / (1 + square);
  // At both ends it touches 0 and 1, give or take what rounding does.
  return [
    content === 0 ? 0 : Math.max(0, middle - half),
    content === count ? 1 : Math.min(1, middle + half),
  ];
}

function shareOf(scores: readonly number[], from: number): ShareFigure | undefined {
  const count = scores.length;
  if (count === 0) return undefined;
  const content = scores.filter((score) => score >= from).length;
  return { count, content, share: content / count, interval: wilson(content, count) };
}

/** See {@link starSummary}; `squares` is the sum of the squares of what each is off the mean. */
function meanInterval(
  count: number,
  mean: number,
  squares: number,
  [lowest, highest]: Interval,
): Interval {
  if (squares === 0) {
    const width = highest - lowest;
    const [low, high] = wilson((count * (mean - lowest)) / width, count);
    return [lowest + low * width, lowest + high * width];
  }
  const half = student(count - 1) * Math.sqrt(squares / (count - 1) / count);
  return [Math.max(lowest, mean - half), Math.min(highest, mean + half)];
}

/** The 97.5th percentiles of Student's distribution of 1 to 4 degrees of freedom. */
const FIRST = [12.706204736174698, 4.302652729749464, 3.182446305283708, 2.776445105197793];

/**
 * The 97.5th percentile of Student's distribution, by the expansion of Cornish and Fisher around the
 * normal one (M. Abramowitz and I. Stegun, "Handbook of Mathematical Functions", 26.7.5), which is off
 * by less than 0.0003 from 5 degrees of freedom on.
 *
 * @param freedom degrees of freedom, at least 1
 */
export function student(freedom: number): number {
  const known = FIRST[freedom - 1];
  if (known !== undefined) return known;
  const z = Z;
  const terms = [
    (z ** 3 + z) / 4,
    (5 * z ** 5 + 16 * z ** 3 + 3 * z) / 96,
    (3 * z ** 7 + 19 * z ** 5 + 17 * z ** 3 - 15 * z) / 384,
    (79 * z ** 9 + 776 * z ** 7 + 1482 * z ** 5 - 1920 * z ** 3 - 945 * z) / 92_160,
  ];
  return terms.reduce((sum, term, index) => sum + term / freedom ** (index + 1), z);
}
