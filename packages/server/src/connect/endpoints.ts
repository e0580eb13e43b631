import type { Endpoint } from "../outbox/endpoints.ts";
import { destinationHandler } from "./handler.ts";
import type { Connectors } from "./read-connectors.ts";

/** The places that jobs of configured destinations go to. */
export function destinationEndpoints({ destinations }: Connectors): Endpoint[] {
  return [...destinations.values()].map((configured) => {
    const { destination, name, options } = configured;
    return {
      plan: {
        endpoint: name,
        ...destination.wants(options),
        ...(destination.forget && { forgets: true as const }),
      },
      handler: (services) => destinationHandler(configured, services),
    };
  });
}
