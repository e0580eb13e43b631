import { z } from "zod";
import {
  amount,
  id,
  optionalAmount,
  optionalEmail,
  optionalId,
  optionalNumber,
  optionalText,
  time,
} from "../shared/fields.ts";

/** What is read of Shopify's orders; whatever else is in them is left alone. */

const lineItem = z.looseObject({
  product_id: optionalId,
  sku: optionalText,
  title: optionalText,
  variant_title: optionalText,
  vendor: optionalText,
  price: optionalAmount,
  quantity: optionalNumber,
});

export type LineItem = z.infer<typeof lineItem>;

const refund = z.looseObject({
  id,
  created_at: time,
  processed_at: optionalText,
  refund_line_items: z
    .array(
      z.looseObject({
        subtotal: z.union([z.number(), z.string()]).nullish(),
        total_tax: z.union([z.number(), z.string()]).nullish(),
      }),
    )
    .nullish()
    .catch(undefined),
  order_adjustments: z
    .array(z.looseObject({ amount: optionalAmount, tax_amount: optionalAmount }))
    .nullish()
    .catch(undefined),
  transactions: z
    .array(
      z.looseObject({
        kind: z.string(),
        status: z.string(),
        amount,
        currency: optionalText,
      }),
    )
    .nullish()
    .catch(undefined),
});

export type Refund = z.infer<typeof refund>;

export const orderSchema = z.looseObject({
  id,
  financial_status: optionalText,
  fulfillment_status: optionalText,
  currency: z.string().max(10),
  total_price: amount,
  total_tax: optionalAmount,
  total_discounts: optionalAmount,
  taxes_included: z.boolean().nullish().catch(undefined),
  total_shipping_price_set: z
    .looseObject({ shop_money: z.looseObject({ amount }) })
    .nullish()
    .catch(undefined),
  created_at: time,
  processed_at: optionalText,
  cancelled_at: optionalText,
  cancel_reason: optionalText,
  email: optionalEmail,
  customer: z.looseObject({ id: optionalId }).nullish().catch(undefined),
  customer_locale: optionalText,
  discount_codes: z
    .array(z.looseObject({ code: z.string() }))
    .nullish()
    .catch(undefined),
  line_items: z.array(lineItem).nullish(),
  note_attributes: z
    .array(z.looseObject({ name: z.string(), value: z.unknown().optional() }))
    .nullish()
    .catch(undefined),
  fulfillments: z
    .array(z.looseObject({ created_at: optionalText }))
    .nullish()
    .catch(undefined),
  refunds: z.array(refund).nullish(),
});

export type Order = z.infer<typeof orderSchema>;
