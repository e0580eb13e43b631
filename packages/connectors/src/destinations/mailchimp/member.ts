import { own } from "../../shape/own.ts";
import { answerText, type Told } from "../shared/subscribers.ts";
import { type MailchimpOptions, mergeTags, placesOf } from "./options.ts";

/** What a subscriber is in one of Mailchimp's audiences. */
export interface Member {
  readonly audience: string;
  readonly email: string;
  /** Gets one of the audience's lists. */
  readonly subscribed: boolean;
  /** Has just confirmed one of them. */
  readonly renewed: boolean;
  readonly interests: Readonly<Record<string, boolean>>;
  /** Tags, and whether the subscriber has each. */
  readonly tags: Readonly<Record<string, boolean>>;
  readonly fields: Readonly<Record<string, string>>;
  readonly language: string | undefined;
}

/** Characters of a merge field. */
const LONGEST = 255;

/** A subscriber in each audience that the options name and that the subscriber has to do with. */
export function membersOf({ subscriber, renewed }: Told, options: MailchimpOptions): Member[] {
  const members = new Map<string, Member>();
  const common = {
    email: subscriber.email,
    fields: fieldsOf(subscriber, options),
    language: subscriber.language?.split(/[-_]/)[0]?.toLowerCase(),
  };
  for (const [list, { audience, interest, tag }] of placesOf(options)) {
    const state = own(subscriber.lists, list);
    if (state === undefined) continue;
    const gets = state === "confirmed";
    const before = members.get(audience);
    members.set(audience, {
      ...common,
      audience,
      subscribed: gets || (before?.subscribed ?? false),
      renewed: renewed.has(list) || (before?.renewed ?? false),
      interests: {
        ...(before?.interests ?? chosen(subscriber, options)),
        ...(interest && { [interest]: gets }),
      },
      tags: { ...before?.tags, ...(tag && { [tag]: gets }) },
    });
  }
  return [...members.values()];
}

function fieldsOf(
  { name, fields }: Told["subscriber"],
  options: MailchimpOptions,
): Record<string, string> {
  return Object.fromEntries(
    mergeTags(options).flatMap(([tag, field]) => {
      const value = answerText(field === "name" ? name : own(fields, field));
      return value === undefined ? [] : [[tag, value.slice(0, LONGEST)]];
    }),
  );
}

/** Interests that are chosen in fields of the form, and those that are not. */
function chosen(
  { fields }: Told["subscriber"],
  { interests }: MailchimpOptions,
): Record<string, boolean> {
  return Object.fromEntries(
    Object.entries(interests).flatMap(([field, choices]) => {
      const answer = [own(fields, field) ?? []].flat().map(String);
      return Object.entries(choices).map(([choice, interest]) => [
        interest,
        answer.includes(choice),
      ]);
    }),
  );
}
