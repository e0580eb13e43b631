export { destinations } from "./destinations/destinations.ts";
export { type Answered, connect, type Connection } from "./frame/connection.ts";
export { isWebhookSecret, signedHeaders } from "./shape/standard-webhook.ts";
export { sources } from "./sources/sources.ts";
