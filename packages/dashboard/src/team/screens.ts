import type { Screen } from "../app/screen.ts";
import { Team } from "./team.tsx";

/** Screens of this part. */
export const teamScreens: readonly Screen[] = [
  {
    path: "/team",
    component: Team,
    nav: { place: "menu", icon: "team", name: (texts) => texts.team.title, key: "t" },
  },
];
