import type { Screen } from "../app/screen.ts";
import { Accept } from "./accept.tsx";
import { Forgotten } from "./forgotten.tsx";

/** Screens for those who are not signed in. Whoever may open a screen of the app signs in on it. */
export const openScreens: readonly Screen[] = [
  { path: "/accept", component: Accept },
  { path: "/reset", component: Accept },
  { path: "/forgotten", component: Forgotten },
];
