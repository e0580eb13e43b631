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

/** What is read of WooCommerce's orders; whatever else is in them is left alone. */

const lineItem = z.looseObject({
  product_id: optionalId,
  sku: optionalText,
  name: optionalText,
  price: z.union([z.number(), z.string()]).nullish().catch(undefined),
  quantity: optionalNumber,
});

export type LineItem = z.infer<typeof lineItem>;

export const orderSchema = z.looseObject({
  id,
  status: z.string(),
  currency: z.string().max(10),
  total: amount,
  total_tax: optionalAmount,
  shipping_total: optionalAmount,
  discount_total: optionalAmount,
  date_created_gmt: time,
  date_modified_gmt: time,
  date_paid_gmt: optionalText,
  date_completed_gmt: optionalText,
  payment_method: optionalText,
  customer_id: z.number(),
  billing: z.looseObject({ email: optionalEmail }).nullish().catch(undefined),
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
