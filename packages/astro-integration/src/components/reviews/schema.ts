import { z } from "zod";
import { widgetSchema } from "../widget.ts";

/** Of the properties that `<Reviews>` and `<Testimonials>` share. */
export const listShape = {
  ...widgetSchema.pick({ lang: true, class: true }).shape,
  heading: z.string().optional(),
  level: z.int().min(1).max(6).optional(),
  most: z.int().min(1).max(100).optional(),
  live: z.boolean().optional(),
  refresh: z.boolean().optional(),
};
