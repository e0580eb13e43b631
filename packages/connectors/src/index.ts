export { destinations } from "./destinations/destinations.ts";
export { type Answered, connect, type Connection } from "./frame/connection.ts";
export { sources } from "./sources/sources.ts";
