export { destinations } from "./destinations/destinations.ts";
export { sources } from "./sources/sources.ts";
