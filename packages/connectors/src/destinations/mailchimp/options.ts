import { z } from "zod";

const AUDIENCE = 'the id of an audience of Mailchimp, such as "a1b2c3d4e5"';
const INTEREST = 'the id of an interest of Mailchimp, such as "9143cf3bd1"';
const id = (what: string) => z.string().regex(/^[0-9A-Za-z]{4,32}$/, what);

const place = z.strictObject({
  audience: id(AUDIENCE),
  /** Of a group in the audience: who gets the list is interested. */
  interest: id(INTEREST).optional(),
  /** Who gets the list has this tag. */
  tag: z.string().min(1).max(100).optional(),
});

const mergeTag = z
  .string()
  .regex(/^[A-Z][A-Z0-9_]{0,9}$/, 'a merge tag of Mailchimp, such as "FNAME" or "TEA"');

const field = z.string().min(1).max(100);

/** Options of the destination `mailchimp`. */
export const optionsSchema = z.strictObject({
  /** Where each list of the newsletter is at Mailchimp. Others are not told. */
  lists: z
    .record(
      z.string(),
      z.union([id(AUDIENCE), place], `${AUDIENCE}, or { audience, interest } or { audience, tag }`),
    )
    .refine((lists) => Object.keys(lists).length > 0, "at least one list"),
  /** Merge tags and the field of the newsletter that each is filled from; `name` is the name. */
  fields: z.record(mergeTag, z.union([z.literal(false), field])).default({}),
  /** Choices of the newsletter's fields that are interests at Mailchimp: field, choice, interest. */
  interests: z.record(z.string(), z.record(z.string(), id(INTEREST))).default({}),
  /** Whether Mailchimp asks who has left there and confirms here; nothing else lets them in again. */
  askAgain: z.boolean().default(true),
  /** Another address that passes the requests on. */
  url: z.url({ protocol: /^https?$/, error: "an address that begins with https://" }).optional(),
});

export type MailchimpOptions = z.infer<typeof optionsSchema>;

/** A list's place. */
export type Place = z.infer<typeof place>;

/** Where lists are, by their ids. */
export function placesOf({ lists }: MailchimpOptions): [string, Place][] {
  return Object.entries(lists).map(([list, where]) => [
    list,
    typeof where === "string" ? { audience: where } : where,
  ]);
}

/** Ids of the audiences, each once. */
export function audiencesOf(options: MailchimpOptions): string[] {
  return [...new Set(placesOf(options).map(([, { audience }]) => audience))];
}

/** Merge tags with the field of each. */
export function mergeTags({ fields }: MailchimpOptions): [string, string][] {
  const filled: MailchimpOptions["fields"] = { FNAME: "name", ...fields };
  return Object.entries(filled).filter((entry): entry is [string, string] => entry[1] !== false);
}
