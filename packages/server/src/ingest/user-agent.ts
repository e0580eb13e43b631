import { isbot } from "isbot";

/** Longer ones are cut before they are looked at. */
const MOST = 512;

/** Segment's and RudderStack's libraries on servers: programs, but those of the site. */
const LIBRARY = /^(analytics|rudder)[\w-]*\//i;

/** What a `User-Agent` says. */
export interface UserAgent {
  /** Without minor versions, which tell single browsers from others. */
  readonly reduced: string;
  readonly bot: boolean;
}

/** How many are remembered: a few hundred are most of the web, and each costs as much as an event. */
const REMEMBERED = 1000;

/** Reads the `User-Agent` of requests, remembering what it has read. */
export function userAgentReader(): (header: string | null) => UserAgent | undefined {
  const known = new Map<string, UserAgent>();
  return (header) => {
    if (!header) return undefined;
    const text = header.slice(0, MOST);
    const before = known.get(text);
    if (before) return before;
    const read = { reduced: reduce(text), bot: isbot(text) && !LIBRARY.test(text) };
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, read);
    return read;
  };
}

/** `Chrome/126.0.6478.61` becomes `Chrome/126`. */
export function reduce(agent: string): string {
  return agent.slice(0, MOST).replace(/(\d+)(?:[._]\d+)+/g, "$1");
}
