import type { Route } from "../http/route.ts";
import { auditRoutes } from "./audit/routes.ts";
import { linkRoutes } from "./links/routes.ts";
import { memberRoutes } from "./members/routes.ts";
import { passwordRoutes } from "./password/routes.ts";
import { sessionRoutes } from "./sessions/routes.ts";
import { signInRoutes } from "./sign-in/routes.ts";
import { totpRoutes } from "./totp/routes.ts";

/** How the team signs in, who is of it, and what it has done. */
export const teamRoutes: readonly Route[] = [
  ...signInRoutes,
  ...linkRoutes,
  ...sessionRoutes,
  ...passwordRoutes,
  ...totpRoutes,
  ...memberRoutes,
  ...auditRoutes,
];
