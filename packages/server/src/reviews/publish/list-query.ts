import { REVIEW_SORTS, type ReviewSort } from "@stagelight/core/endpoints";
import { isScore } from "@stagelight/core/review";
import { RequestProblem } from "../../http/problem.ts";
import { type Cursor, readCursor } from "./cursor.ts";

/** Which reviews somebody wants to see. */
export interface ListQuery {
  /** Default: those of all products. */
  readonly product?: string;
  readonly sort: ReviewSort;
  /** Only those with so many stars. */
  readonly stars?: number;
  /** Only those behind which there is a real order. */
  readonly verified: boolean;
  /** Only those with photos. */
  readonly photos: boolean;
  /** Only those in this language. */
  readonly locale?: string;
  /** How many at once. */
  readonly most: number;
  /** Those that come behind. */
  readonly after?: Cursor;
}

/** How many reviews are told at once where nothing is said, and at most. */
const USUAL = 10;
export const MOST = 50;

/** The longest name of a product. */
const LONGEST_PRODUCT = 200;

/**
 * Reads the parameters of an address. An empty one says nothing.
 *
 * @throws RequestProblem `body-invalid`
 */
export function readListQuery(parameters: URLSearchParams): ListQuery {
  const given = (name: string): string | undefined => parameters.get(name) || undefined;
  const product = productIn(given("product"));
  const stars = starsIn(given("stars"));
  const locale = localeIn(given("locale"));
  const after = cursorIn(given("after"));
  return {
    ...(product !== undefined && { product }),
    sort: sortIn(given("sort")),
    ...(stars !== undefined && { stars }),
    verified: isOn("verified", given("verified")),
    photos: isOn("photos", given("photos")),
    ...(locale !== undefined && { locale }),
    most: mostIn(given("most")),
    ...(after && { after }),
  };
}

/**
 * The product behind a parameter.
 *
 * @throws RequestProblem `body-invalid`
 */
export function productIn(text: string | undefined): string | undefined {
  // What no database can store is no product's name.
  const fits = (name: string) => name.length <= LONGEST_PRODUCT && !/\p{Cc}|\p{Cs}/u.test(name);
  if (text === undefined || fits(text)) return text;
  throw misfit("product", `at most ${LONGEST_PRODUCT} characters`);
}

/**
 * How many behind a parameter.
 *
 * @throws RequestProblem `body-invalid`
 */
export function mostIn(text: string | undefined): number {
  if (text === undefined) return USUAL;
  const most = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (most >= 1 && most <= MOST) return most;
  throw misfit("most", `a whole number from 1 to ${MOST}`);
}

/**
 * The language behind a parameter, in its canonical form.
 *
 * @throws RequestProblem `body-invalid`
 */
export function localeIn(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return new Intl.Locale(text.slice(0, 100)).toString();
  } catch {
    throw misfit("locale", "a language such as en or pt-BR");
  }
}

function sortIn(text: string = "newest"): ReviewSort {
  const known = REVIEW_SORTS.find((each) => each === text);
  if (known) return known;
  throw misfit("sort", `one of ${REVIEW_SORTS.join(", ")}`);
}

function starsIn(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d$/.test(text) && isScore("stars", Number(text))) return Number(text);
  throw misfit("stars", "a whole number from 1 to 5");
}

function isOn(name: string, text: string = "0"): boolean {
  if (["1", "true"].includes(text)) return true;
  if (["0", "false"].includes(text)) return false;
  throw misfit(name, "1, 0 or nothing");
}

function cursorIn(text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined;
  const cursor = readCursor(text);
  if (cursor) return cursor;
  throw misfit("after", "what stands under next in an answer of ours");
}

function misfit(name: string, expected: string): RequestProblem {
  return new RequestProblem("body-invalid", { detail: `?${name}= is to be ${expected}.` });
}
