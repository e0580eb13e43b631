import type { ReadConfig } from "@stagelight/core/config";
import { destinationEndpoints } from "../connect/endpoints.ts";
import { pushEndpoints } from "../chat/notify/push-handler.ts";
import type { Services } from "../http/route.ts";
import { followUpEndpoint } from "../lifecycle-mail/follow-ups.ts";
import { mailEndpoint, templatesOf } from "../mail/endpoint.ts";
import { referralEndpoints } from "../referral/convert/handler.ts";
import { reviewEndpoints } from "../reviews/asking/handler.ts";
import type { Settings } from "../settings/settings.ts";
import type { Handler } from "./handler.ts";
import type { DestinationPlan } from "./plan.ts";

/** What a handler works with. */
export type HandlerServices = Omit<Services, "outbox">;

/** A place that jobs go to, as it is known before there is a store. */
export interface Endpoint {
  /** Destinations alone: what they are told. */
  readonly plan?: DestinationPlan;
  handler(services: HandlerServices): Handler;
}

/**
 * All places that jobs of this site go to, in one list.
 *
 * @throws StagelightError `settings-invalid`
 */
export function endpointsOf(config: ReadConfig, settings: Settings): Endpoint[] {
  const templates = templatesOf(config, settings);
  return [
    mailEndpoint(config, settings, templates),
    followUpEndpoint(config, templates),
    ...referralEndpoints(config),
    ...reviewEndpoints(config),
    ...pushEndpoints(config),
    ...destinationEndpoints(settings.connectors),
  ];
}
