/** Why a widget does not work on a page. What stands in the page until then stays there. */
export type Unavailable =
  /** Neither the script's own address nor the attribute `server` says where the server is. */
  | "no-server"
  /** A file of the widget did not arrive; it is tried again when the widget is touched. */
  | "not-loaded"
  /** The attribute `settings` cannot be read. */
  | "wrong-settings";
