import { z } from "zod";

export const currencySchema = z
  .string()
  .regex(/^[A-Z]{3}$/, 'a currency of ISO 4217 such as "USD"');

const MINOR = "whole minor units, more than 0: 500 are 5 dollars, or 500 won";

/** Money as a config has it, in minor units. */
export const amountSchema = z.int(MINOR).min(1, MINOR).max(1_000_000_000_000);

export const moneySchema = z.strictObject({ amount: amountSchema, currency: currencySchema });

/** How a discount is written, for errors. */
export const DISCOUNT = '{ percent: 10 } or { amount: 500, currency: "USD" }';

/** Schema of a {@link import("./referral.ts").Discount}. */
export const discountSchema = z.union(
  [
    z.strictObject({
      percent: z.number().gt(0, "more than 0, at most 100").max(100, "more than 0, at most 100"),
    }),
    moneySchema,
  ],
  DISCOUNT,
);
