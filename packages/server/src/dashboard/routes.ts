import type { Route } from "../http/route.ts";
import { conversationPersonRoute } from "./conversation/person-route.ts";
import { decisionRoutes } from "./decisions/routes.ts";
import { exportRoutes } from "./exports/routes.ts";
import { peopleRoutes } from "./people/routes.ts";
import { settingsRoutes } from "./settings/routes.ts";

/** What the dashboard asks of people, decisions, settings and exports. */
export const dashboardRoutes: readonly Route[] = [
  ...peopleRoutes,
  conversationPersonRoute,
  ...decisionRoutes,
  ...settingsRoutes,
  ...exportRoutes,
];
