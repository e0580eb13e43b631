import type { Route } from "../../http/route.ts";
import { tells } from "../api-route.ts";
import { countDecisions } from "./count-decisions.ts";
import { deadLetterRoutes } from "./dead-letters.ts";
import { reviewRoutes } from "./reviews.ts";
import { rewardRoutes } from "./rewards.ts";

/** What waits for somebody to decide. */
export const decisionRoutes: readonly Route[] = [
  tells(
    { path: "/decisions", summary: "How many decisions wait.", role: "marketer" },
    ({ services }) => countDecisions(services.store.read),
  ),
  ...rewardRoutes,
  ...reviewRoutes,
  ...deadLetterRoutes,
];
