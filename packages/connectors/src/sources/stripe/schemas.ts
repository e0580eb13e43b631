import { z } from "zod";
import { optionalEmail, optionalText } from "../shared/fields.ts";

/**
 * What is read of Stripe's objects, of every API version: fields have moved, and whatever else is in
 * them is left alone.
 */

const id = z.string().min(1).max(100);

/** An object's id, whether it stands there alone or with the object. */
const reference = z
  .union([id, z.looseObject({ id }).transform((object) => object.id)])
  .nullish()
  .catch(undefined);

/** What of the shop's own fields is read. */
const metadata = z
  .looseObject({ order_id: optionalText, stagelight_anonymous_id: optionalText })
  .nullish()
  .catch(undefined);
const amount = z.number().int();
const optionalAmount = amount.nullish().catch(undefined);

const price = z
  .looseObject({ product: reference, unit_amount_decimal: optionalText, nickname: optionalText })
  .nullish()
  .catch(undefined);

const line = z.looseObject({
  description: optionalText,
  quantity: optionalAmount,
  price,
  pricing: z
    .looseObject({
      unit_amount_decimal: optionalText,
      price_details: z.looseObject({ product: optionalText }).nullish().catch(undefined),
    })
    .nullish()
    .catch(undefined),
});

const lines = z
  .looseObject({ data: z.array(line) })
  .nullish()
  .catch(undefined);

export type Line = z.infer<typeof line>;

export const eventSchema = z.looseObject({
  id,
  type: z.string(),
  /** Seconds since 1970. */
  created: z.number(),
  data: z.looseObject({
    object: z.unknown().optional(),
    previous_attributes: z.unknown().optional(),
  }),
});

export type StripeEvent = z.infer<typeof eventSchema>;

export const sessionSchema = z.looseObject({
  id,
  mode: z.enum(["payment", "subscription", "setup"]),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  currency: z.string().max(10).nullish(),
  amount_total: amount.nullish(),
  total_details: z
    .looseObject({
      amount_discount: optionalAmount,
      amount_shipping: optionalAmount,
      amount_tax: optionalAmount,
    })
    .nullish()
    .catch(undefined),
  customer: reference,
  customer_details: z.looseObject({ email: optionalEmail }).nullish().catch(undefined),
  customer_email: optionalEmail,
  client_reference_id: optionalText,
  payment_intent: reference,
  invoice: reference,
  subscription: reference,
  line_items: lines,
  locale: optionalText,
  metadata,
});

export type Session = z.infer<typeof sessionSchema>;

const subscriptionDetails = z
  .looseObject({ subscription: reference, metadata })
  .nullish()
  .catch(undefined);

export const invoiceSchema = z.looseObject({
  id,
  billing_reason: optionalText,
  currency: z.string().max(10),
  total: amount,
  /** Until 2025-03-31. */
  tax: optionalAmount,
  total_taxes: z.array(z.looseObject({ amount })).nullish().catch(undefined),
  total_discount_amounts: z.array(z.looseObject({ amount })).nullish().catch(undefined),
  shipping_cost: z.looseObject({ amount_subtotal: optionalAmount }).nullish().catch(undefined),
  customer: reference,
  customer_email: optionalEmail,
  lines,
  parent: z.looseObject({ subscription_details: subscriptionDetails }).nullish().catch(undefined),
  /** These two until 2025-03-31. */
  subscription: reference,
  subscription_details: subscriptionDetails,
  metadata,
});

export type Invoice = z.infer<typeof invoiceSchema>;

export const chargeSchema = z.looseObject({
  id,
  currency: z.string().max(10),
  amount_refunded: amount,
  /** Whether all of it was. */
  refunded: z.boolean().nullish().catch(undefined),
  customer: reference,
  billing_details: z.looseObject({ email: optionalEmail }).nullish().catch(undefined),
  receipt_email: optionalEmail,
  payment_intent: reference,
  /** Until 2025-03-31. */
  invoice: reference,
  metadata,
});

export type Charge = z.infer<typeof chargeSchema>;

export const subscriptionSchema = z.looseObject({
  id,
  status: z.string(),
  customer: reference,
  items: z
    .looseObject({ data: z.array(z.looseObject({ price })) })
    .nullish()
    .catch(undefined),
  cancellation_details: z.looseObject({ reason: optionalText }).nullish().catch(undefined),
  metadata,
});

export type Subscription = z.infer<typeof subscriptionSchema>;
