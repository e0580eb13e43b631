/** What keeps score, orders and interests: part of the tracker only where the site asks for any. */
export { profiling } from "@stagelight/core";
