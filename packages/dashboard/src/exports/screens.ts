import type { Screen } from "../app/screen.ts";
import { Exports } from "./exports.tsx";

/** Screens of this part. */
export const exportsScreens: readonly Screen[] = [
  {
    path: "/exports",
    component: Exports,
    roles: ["owner", "marketer"],
    nav: { place: "menu", icon: "download", name: (texts) => texts.exports.title },
  },
];
