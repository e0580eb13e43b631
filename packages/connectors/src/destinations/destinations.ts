import type { Destination } from "../destination.ts";
import { webhook } from "./webhook/webhook.ts";

/** All destinations, one line each. */
export const destinations: readonly Destination[] = [webhook];
