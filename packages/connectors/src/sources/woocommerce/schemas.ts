import { z } from "zod";

/** What is read of WooCommerce's orders; whatever else is in them is left alone. */

const text = z.string().nullish().catch(undefined);
const id = z.union([z.number(), z.string()]).transform(String);
const amount = z.string().regex(/^-?\d{1,15}(\.\d+)?$/, "a decimal number as text");
const optionalAmount = amount.nullish().catch(undefined);

const lineItem = z.looseObject({
  product_id: id.nullish().catch(undefined),
  sku: text,
  name: text,
  price: z.union([z.number(), z.string()]).nullish().catch(undefined),
  quantity: z.number().nullish().catch(undefined),
});

export type LineItem = z.infer<typeof lineItem>;

export const orderSchema = z.looseObject({
  id,
  status: z.string(),
  currency: z.string(),
  total: amount,
  total_tax: optionalAmount,
  shipping_total: optionalAmount,
  discount_total: optionalAmount,
  date_created_gmt: z.string(),
  date_modified_gmt: z.string(),
  date_paid_gmt: text,
  date_completed_gmt: text,
  payment_method: text,
  customer_id: z.number(),
  billing: z.looseObject({ email: text }).nullish().catch(undefined),
  coupon_lines: z
    .array(z.looseObject({ code: z.string() }))
    .nullish()
    .catch(undefined),
  line_items: z.array(lineItem).nullish(),
  refunds: z.array(z.looseObject({ id, total: amount })).nullish(),
  meta_data: z
    .array(z.looseObject({ key: z.string(), value: z.unknown().optional() }))
    .nullish()
    .catch(undefined),
});

export type Order = z.infer<typeof orderSchema>;
