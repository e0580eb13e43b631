import type { Services } from "../../http/route.ts";
import { type Memo, memo } from "./memo.ts";

/** Many readers cost as much as one: so long, in milliseconds, an answer stands, and so many at once do. */
const LIFE = 1_000;
const ANSWERS = 100;

const memos = new WeakMap<object, Memo<unknown>>();

/**
 * What was worked out for a server within the last second, else what is worked out now.
 *
 * @param key names what is worked out, and how: values of one key are of one type
 */
export function momentary<Value>(
  { store }: Pick<Services, "store">,
  key: string,
  work: () => Promise<Value>,
): Promise<Value> {
  let known = memos.get(store);
  if (!known) {
    known = memo({ life: LIFE, most: ANSWERS });
    memos.set(store, known);
  }
  return known.get(key, work) as Promise<Value>;
}
