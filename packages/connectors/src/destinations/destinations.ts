import type { Destination } from "../destination.ts";
import { ga4 } from "./ga4/ga4.ts";
import { hubspot } from "./hubspot/hubspot.ts";
import { listmonk } from "./listmonk/listmonk.ts";
import { mailchimp } from "./mailchimp/mailchimp.ts";
import { webhook } from "./webhook/webhook.ts";

/** All destinations, one line each. */
export const destinations: readonly Destination[] = [ga4, hubspot, listmonk, mailchimp, webhook];
