/** Why a widget does not work on a page. What stands in the page until then stays there. */
export type Unavailable =
  /** Neither the script's own address nor the attribute `server` says where the server is. */
  | "no-server"
  /** A file of the widget did not arrive; it is tried again when the widget is touched. */
  | "not-loaded"
  /** The attribute `settings` cannot be read. */
  | "wrong-settings"
  /** The attribute `when` names an audience that there is not, or cannot be read. */
  | "wrong-audience"
  /** It is for an audience, and Stagelight's own scripts, which know the visitor, are not on the page. */
  | "no-audiences"
  /** It is for other visitors. */
  | "other-audience";
