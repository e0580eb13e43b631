import type { Route } from "../http/route.ts";
import { conversationPersonRoute } from "./conversation/person-route.ts";
import { decisionRoutes } from "./decisions/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";

/** What the dashboard asks of people, decisions and settings. */
export const dashboardRoutes: readonly Route[] = [
  ...peopleRoutes,
  conversationPersonRoute,
  ...decisionRoutes,
  ...settingsRoutes,
];
