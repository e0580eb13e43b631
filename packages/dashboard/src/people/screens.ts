import type { Screen } from "../app/screen.ts";
import { People } from "./people.tsx";
import { Person } from "./person.tsx";

/** Screens of this part. */
export const peopleScreens: readonly Screen[] = [
  {
    path: "/people",
    component: People,
    nav: { place: "rail", icon: "people", name: (texts) => texts.people.title, key: "p" },
  },
  { path: "/people/$id", component: Person },
];
