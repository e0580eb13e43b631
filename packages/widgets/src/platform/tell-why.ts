import type { Unavailable } from "./availability.ts";

/** For whoever reads the console: what is wrong, and what to do. */
const WHY: Readonly<Record<Exclude<Unavailable, "other-audience">, string>> = {
  "no-server":
    'It does not know its server. Write its address into the attribute "server", such as server="https://nuri.example/_stagelight".',
  "not-loaded":
    "One of its files did not arrive. See the network panel; does the page's security policy allow the server's origin in script-src?",
  "wrong-settings":
    'The attribute "settings" is not JSON. Write an object such as {"name": true}, with double quotes.',
  "wrong-audience":
    'The attribute "when" says no audience. Write an object such as {"stage": "awareness"}, with double quotes, or the name of an audience of stagelight.config.ts, which can also ask for segments and tracks.',
  "no-audiences":
    'The attribute "when" asks who the visitor is, and only pages that are built with Stagelight\'s integration know that. Remove the attribute here.',
};

/** Says in the console why a widget does not work. */
export function tellWhy(widget: string, reason: Unavailable, error: unknown): void {
  // Nothing is wrong then.
  if (reason === "other-audience") return;
  console.error(`<stagelight-${widget}>: ${WHY[reason]}`, error);
}
