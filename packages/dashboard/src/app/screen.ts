import type { ComponentType } from "react";
import type { IconName } from "../design/icon.tsx";
import type { Texts } from "../texts/texts.ts";
import type { Role } from "./session.ts";

/** One screen of the app. */
export interface Screen {
  /** Its address below the dashboard's; `$id` stands for a part that varies. */
  readonly path: string;
  readonly component: ComponentType;
  /** Who may open it; everybody in the team where nothing is said. */
  readonly roles?: readonly Role[];
  /** Its place among what leads to screens; without it only links do. */
  readonly nav?: {
    /** `rail`: always in sight; `menu`: in the menu of one's own account. */
    readonly place: "rail" | "menu";
    /** Where it leads, where the path has parts that vary. */
    readonly to?: string;
    readonly icon: IconName;
    readonly name: (texts: Texts) => string;
    /** Typed after `g`, leads here. */
    readonly key?: string;
    /** How much waits there: a `RailCount`. */
    readonly Count?: ComponentType;
  };
}
