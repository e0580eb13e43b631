import { z } from "zod";

/**
 * What is read of Stripe's objects, of every API version: fields have moved, and whatever else is in
 * them is left alone.
 */

/** An object's id, whether it stands there alone or with the object. */
const reference = z
  .union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)])
  .nullish()
  .catch(undefined);

const metadata = z.record(z.string(), z.string()).nullish().catch(undefined);
const amount = z.number().int();
const optionalAmount = amount.nullish().catch(undefined);
const text = z.string().nullish().catch(undefined);

const price = z
  .looseObject({ product: reference, unit_amount_decimal: text, nickname: text })
  .nullish()
  .catch(undefined);

const line = z.looseObject({
  description: text,
  quantity: optionalAmount,
  price,
  pricing: z
    .looseObject({
      unit_amount_decimal: text,
      price_details: z.looseObject({ product: text }).nullish().catch(undefined),
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
  id: z.string().min(1).max(255),
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
  id: z.string(),
  mode: z.enum(["payment", "subscription", "setup"]),
  payment_status: z.enum(["paid", "unpaid", "no_payment_required"]),
  currency: z.string().nullish(),
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
  customer_details: z.looseObject({ email: text }).nullish().catch(undefined),
  customer_email: text,
  client_reference_id: text,
  payment_intent: reference,
  invoice: reference,
  subscription: reference,
  line_items: lines,
  locale: text,
  metadata,
});

export type Session = z.infer<typeof sessionSchema>;

const subscriptionDetails = z
  .looseObject({ subscription: reference, metadata })
  .nullish()
  .catch(undefined);

export const invoiceSchema = z.looseObject({
  id: z.string(),
  billing_reason: text,
  currency: z.string(),
  total: amount,
  /** Until 2025-03-31. */
  tax: optionalAmount,
  total_taxes: z.array(z.looseObject({ amount })).nullish().catch(undefined),
  total_discount_amounts: z.array(z.looseObject({ amount })).nullish().catch(undefined),
  shipping_cost: z.looseObject({ amount_subtotal: optionalAmount }).nullish().catch(undefined),
  customer: reference,
  customer_email: text,
  lines,
  parent: z.looseObject({ subscription_details: subscriptionDetails }).nullish().catch(undefined),
  /** These two until 2025-03-31. */
  subscription: reference,
  subscription_details: subscriptionDetails,
  metadata,
});

export type Invoice = z.infer<typeof invoiceSchema>;

export const chargeSchema = z.looseObject({
  id: z.string(),
  currency: z.string(),
  amount_refunded: amount,
  customer: reference,
  billing_details: z.looseObject({ email: text }).nullish().catch(undefined),
  receipt_email: text,
  payment_intent: reference,
  /** Until 2025-03-31. */
  invoice: reference,
  metadata,
});

export type Charge = z.infer<typeof chargeSchema>;

export const subscriptionSchema = z.looseObject({
  id: z.string(),
  status: z.string(),
  customer: reference,
  items: z
    .looseObject({ data: z.array(z.looseObject({ price })) })
    .nullish()
    .catch(undefined),
  cancellation_details: z.looseObject({ reason: text }).nullish().catch(undefined),
  metadata,
});

export type Subscription = z.infer<typeof subscriptionSchema>;
