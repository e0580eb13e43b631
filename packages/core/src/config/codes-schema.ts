import { z } from "zod";

/** Where codes that are given to people come from. */
export const codesSchema = z.union(
  [
    z.strictObject({ pool: z.string().min(1) }),
    z.strictObject({
      generate: z.strictObject({
        prefix: z
          .string()
          .regex(/^[A-Z0-9-]{0,20}$/, 'capitals, digits and hyphens such as "TEA-"')
          .optional(),
        most: z.int().min(1).max(1_000_000),
      }),
    }),
  ],
  '{ pool: "codes.txt" } or { generate: { prefix: "TEA-", most: 500 } }',
);
