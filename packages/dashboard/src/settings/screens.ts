import type { Screen } from "../app/screen.ts";
import { Settings } from "./settings.tsx";

/** Screens of this part. */
export const settingsScreens: readonly Screen[] = [
  {
    path: "/settings/{-$part}",
    component: Settings,
    nav: {
      place: "rail",
      to: "/settings",
      icon: "settings",
      name: (texts) => texts.settings.name,
      key: "s",
    },
  },
];
