import type { StaticSettings, StaticWidget } from "./static.ts";

/** How a state is to be shown. */
export interface GallerySettings extends Required<
  Pick<StaticSettings, "locale" | "stylesheet" | "attributes">
> {
  /** What a site says of the widget: as little as can be, and as much. */
  readonly settings: { readonly short: object; readonly full: object };
}

/** One state of a widget. */
export interface GalleryState {
  readonly name: string;
  /** The element with what it shows then. No script may be on the page that takes it over. */
  render(settings: GallerySettings): StaticWidget;
}

/** A widget in all its states. */
export interface GalleryWidget {
  /** As in its tag: `stagelight-<name>`. */
  readonly name: string;
  readonly states: readonly GalleryState[];
}
