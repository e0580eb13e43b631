import { drop, get, waiting } from "./kept.ts";

/** The most characters and events that wait. */
const MOST = 64_000;
const EVENTS = 500;

/** The most characters of one event: the server takes 32 kB, and a character has up to three bytes. */
const LONGEST = 10_000;

/** What happens by itself when somebody looks around: the first to go where there is no room. */
const LOW =
  /^{"type":"(page"|track","event":"(Page |Form Started|Form Aband|Outbound L|File D|Video |Products S))/;

/**
 * Makes room, so that what waits stays within its bounds: first goes what the server would not take,
 * then the oldest of what is worth little, and only then the oldest of all.
 *
 * @param lost is told of what else than of little worth is lost: the event's name, and all of it
 */
export function makeRoom(lost: (event: string | undefined, text: string) => void): void {
  const keys = waiting();
  const lengthOf = (key: string): number => key.length + get(key)!.length;
  let length = keys.reduce((sum, key) => sum + lengthOf(key), 0);
  const take = (index: number): void => {
    const [key = ""] = keys.splice(index, 1);
    const text = get(key)!;
    length -= lengthOf(key);
    drop(key);
    if (!LOW.test(text)) lost(/"event":"(.*?)"/.exec(text)?.[1], text);
  };
  for (let index = keys.length; index--;) {
    if (lengthOf(keys[index]!) > LONGEST) take(index);
  }
  while (length > MOST || keys.length > EVENTS) {
    take(
      Math.max(
        keys.findIndex((key) => LOW.test(get(key)!)),
        0,
      ),
    );
  }
}
