import type { Delivered, Item, ItemSubscriber, Wants } from "../../destination.ts";
import { fewAtOnce } from "../../shape/few-at-once.ts";

const SUBSCRIBED = "Newsletter Subscribed";

/** What a service that sends newsletters is told of. */
export const NEWSLETTER: Wants = {
  types: ["track"],
  events: [SUBSCRIBED, "Newsletter Preferences Changed", "Newsletter Unsubscribed"],
  stages: "none",
  // What a browser says of subscribing proves no address.
  trust: "verified",
};

/** A subscriber, and what has just been confirmed. */
export interface Told {
  readonly subscriber: ItemSubscriber;
  /**
   * Lists that the person gets by a confirmation which the service is told of now. On others it may know
   * better: who has left at the service stays away until they confirm at ours again.
   */
  readonly renewed: ReadonlySet<string>;
}

/**
 * Tells a service of each subscriber once, however many items are about them: all of them say the
 * same, how it stands now.
 *
 * @param most how many are told of together
 * @param tell tells the service of one
 */
export async function tellEach(
  most: number,
  items: readonly Item[],
  tell: (told: Told) => Promise<Delivered>,
): Promise<Delivered[]> {
  const told = new Map<string, { subscriber: ItemSubscriber; renewed: Set<string> }>();
  for (const { subscriber, event } of items) {
    if (!subscriber) continue;
    const known = told.get(keyOf(subscriber)) ?? { subscriber, renewed: new Set() };
    told.set(keyOf(subscriber), known);
    if (event.event === SUBSCRIBED) {
      for (const list of renewedBy(event.properties["lists"], subscriber)) known.renewed.add(list);
    }
  }
  const keys = [...told.keys()];
  const answers = await fewAtOnce(most, keys, (key) => tell(told.get(key)!));
  return items.map(({ subscriber }) =>
    subscriber
      ? answers[keys.indexOf(keyOf(subscriber))]!
      : { dropped: "There is no such subscriber any more." },
  );
}

function keyOf({ email }: ItemSubscriber): string {
  return email.toLowerCase();
}

/** What has been confirmed and left again since is not renewed. */
function renewedBy(lists: unknown, { lists: states }: ItemSubscriber): string[] {
  const named = Array.isArray(lists) ? lists.map(String) : Object.keys(states);
  return named.filter((list) => Object.hasOwn(states, list) && states[list] === "confirmed");
}

/** An answer as a text; nothing where it is none. */
export function answerText(value: unknown): string | undefined {
  if (Array.isArray(value)) return value.map(answerText).filter(Boolean).join(", ") || undefined;
  if (typeof value === "number" && !Number.isFinite(value)) return undefined;
  return ["string", "number", "boolean"].includes(typeof value) ? String(value) : undefined;
}
