import type { Source } from "../source.ts";
import { events } from "./events/events.ts";
import { shopify } from "./shopify/shopify.ts";
import { stripe } from "./stripe/stripe.ts";
import { woocommerce } from "./woocommerce/woocommerce.ts";

/** All sources, one line each. */
export const sources: readonly Source[] = [events, stripe, shopify, woocommerce];
