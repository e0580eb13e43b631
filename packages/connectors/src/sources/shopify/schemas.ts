import { z } from "zod";

/** What is read of Shopify's orders; whatever else is in them is left alone. */

const text = z.string().nullish().catch(undefined);
const id = z.union([z.number(), z.string()]).transform(String);
const optionalId = id.nullish().catch(undefined);
const amount = z.string().regex(/^-?\d{1,15}(\.\d+)?$/, "a decimal number as text");
const optionalAmount = amount.nullish().catch(undefined);

const lineItem = z.looseObject({
  product_id: optionalId,
  sku: text,
  title: text,
  variant_title: text,
  vendor: text,
  price: optionalAmount,
  quantity: z.number().nullish().catch(undefined),
});

export type LineItem = z.infer<typeof lineItem>;

const refund = z.looseObject({
  id,
  created_at: z.string(),
  processed_at: text,
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
        currency: text,
      }),
    )
    .nullish()
    .catch(undefined),
});

export type Refund = z.infer<typeof refund>;

export const orderSchema = z.looseObject({
  id,
  financial_status: text,
  fulfillment_status: text,
  currency: z.string(),
  total_price: amount,
  total_tax: optionalAmount,
  total_discounts: optionalAmount,
  taxes_included: z.boolean().nullish().catch(undefined),
  total_shipping_price_set: z
    .looseObject({ shop_money: z.looseObject({ amount }) })
    .nullish()
    .catch(undefined),
  created_at: z.string(),
  processed_at: text,
  cancelled_at: text,
  cancel_reason: text,
  email: text,
  customer: z.looseObject({ id: optionalId }).nullish().catch(undefined),
  customer_locale: text,
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
    .array(z.looseObject({ created_at: text }))
    .nullish()
    .catch(undefined),
  refunds: z.array(refund).nullish(),
});

export type Order = z.infer<typeof orderSchema>;
