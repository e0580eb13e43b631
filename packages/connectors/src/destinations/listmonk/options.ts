import { z } from "zod";

/** Options of the destination `listmonk`. */
export const optionsSchema = z.strictObject({
  /** Where listmonk listens. */
  url: z.url({ protocol: /^https?$/, error: 'an address such as "https://lists.nuri.example"' }),
  /** Name of the API user whose token the environment keeps. */
  user: z.string().regex(/^[^\s:]{1,100}$/, "the name of an API user of listmonk"),
  /** listmonk's number of each list of the newsletter. Others are not told. */
  lists: z
    .record(z.string(), z.int("the number of a list of listmonk, such as 3").positive())
    .refine((lists) => Object.keys(lists).length > 0, "at least one list"),
  /** Fields of the newsletter that become attributes. */
  attributes: z
    .union([z.literal("all"), z.array(z.string().min(1))], '"all", or ids of fields')
    .default("all"),
});

export type ListmonkOptions = z.infer<typeof optionsSchema>;
