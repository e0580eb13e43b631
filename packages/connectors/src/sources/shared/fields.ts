import { z } from "zod";

/**
 * Fields of vendors' objects. A field that could be left out counts as left out when it is not of the
 * kind that is expected: an order must not be lost for a field beside the point.
 */

/** The most characters of a text, and of an address. */
const LONGEST = 320;

/** An id, written as a number or as text. */
export const id = z
  .union([z.number(), z.string().min(1).max(100)], "an id of at most 100 characters")
  .transform(String);

export const optionalId = id.nullish().catch(undefined);

export const optionalText = z
  .string()
  .transform((text) => text.slice(0, LONGEST))
  .nullish()
  .catch(undefined);

export const optionalEmail = z.string().max(LONGEST).nullish().catch(undefined);

/** An amount of money as vendors write it in text. */
export const amount = z.string().regex(/^-?\d{1,15}(\.\d+)?$/, "a decimal number as text");

export const optionalAmount = amount.nullish().catch(undefined);

export const optionalNumber = z.number().nullish().catch(undefined);

/** ISO 8601. */
export const time = z.string().max(40);
