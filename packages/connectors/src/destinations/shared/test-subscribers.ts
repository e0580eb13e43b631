import { eventItem } from "../../contract/context.ts";
import type { Item, ItemSubscriber } from "../../destination.ts";

export const MINA = "mina@nuri.example";

/** For tests: something that a subscriber of the newsletter has done, and how it stands now. */
export function newsletterItem(
  name: string,
  subscriber: Partial<ItemSubscriber> = {},
  { lists, id }: { lists?: readonly string[]; id?: string } = {},
): Item {
  const email = subscriber.email ?? MINA;
  return {
    ...eventItem(`Newsletter ${name}`, lists ? { lists } : {}, id ? { id } : {}),
    subscriber: { email, fields: {}, lists: { tea: "confirmed" }, ...subscriber },
  };
}

/** An item of the contract's: its id is the mailbox, its text the name. */
export function contractItem(id: string, text: string): Item {
  return newsletterItem("Subscribed", { email: `${id}@nuri.example`, name: text }, { id });
}

/** The id of the item that wrote to an address. */
export const idOf = (email: string): string => email.replace("@nuri.example", "");
