/** Why a widget does not work on a page. What stands in the page until then stays there. */
export type Unavailable =
  /** Neither the script's own address nor the attribute `server` says where the server is. */
  | "no-server"
  /** A file of the widget did not arrive; it is tried again when the widget is touched. */
  | "not-loaded"
  /** The attribute `settings` cannot be read. */
  | "wrong-settings";

/** The same for whoever reads the console: what is wrong, and what to do. */
export const UNAVAILABLE: Readonly<Record<Unavailable, string>> = {
  "no-server":
    'It does not know its server. Write its address into the attribute "server", such as server="https://nuri.example/_stagelight".',
  "not-loaded":
    "One of its files did not arrive. See the network panel; does the page's security policy allow the server's origin in script-src?",
  "wrong-settings":
    'The attribute "settings" is not JSON. Write an object such as {"name": true}, with double quotes.',
};
