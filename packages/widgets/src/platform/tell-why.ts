import type { Unavailable } from "./availability.ts";

/** For whoever reads the console: what is wrong, and what to do. */
const WHY: Readonly<Record<Unavailable, string>> = {
  "no-server":
    'It does not know its server. Write its address into the attribute "server", such as server="https://nuri.example/_stagelight".',
  "not-loaded":
    "One of its files did not arrive. See the network panel; does the page's security policy allow the server's origin in script-src?",
  "wrong-settings":
    'The attribute "settings" is not JSON. Write an object such as {"name": true}, with double quotes.',
};

/** Says in the console why a widget does not work. */
export function tellWhy(widget: string, reason: Unavailable, error: unknown): void {
  console.error(`<stagelight-${widget}>: ${WHY[reason]}`, error);
}
