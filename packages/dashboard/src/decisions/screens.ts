import type { Screen } from "../app/screen.ts";
import { Decisions } from "./decisions.tsx";
import { WaitingDecisions } from "./waiting-decisions.tsx";

/** Screens of this part. */
export const decisionScreens: readonly Screen[] = [
  {
    path: "/decisions/{-$queue}",
    component: Decisions,
    roles: ["owner", "marketer"],
    nav: {
      place: "rail",
      to: "/decisions",
      icon: "decisions",
      name: (texts) => texts.decisions.title,
      key: "d",
      Count: WaitingDecisions,
    },
  },
];
