import { ingestRoutes } from "../ingest/routes.ts";
import type { Route } from "./route.ts";

/** Everything that the server answers, in one list: what is not here does not exist. */
export const ROUTES: readonly Route[] = [...ingestRoutes];
